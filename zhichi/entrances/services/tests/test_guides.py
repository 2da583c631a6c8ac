"""Guides for people, on paper and for machines; what cannot be filed here cannot be begun here."""

import pytest
from django.test import Client
from django.utils import timezone

from zhichi.entrances.services.views.citizen.alike import KEPT
from zhichi.foundation.sockets.public import service_items

pytestmark = pytest.mark.django_db


def codes(*, online: bool) -> list[str]:
    return [item.code for item in service_items(timezone.localdate()) if bool(item.kind) is online]


def test_every_guide_opens_as_page_sheet_and_data(law: None, client: Client):
    for code in codes(online=True) + codes(online=False):
        page = client.get(f"/guides/{code}/").content.decode()
        assert all(
            asked in page for asked in ("谁可以办", "要带什么", "要多久", "收费", "在哪里办", "依据")
        ), code
        sheet = client.get(f"/guides/{code}/sheet/").content.decode()
        assert "扫一扫看网页" in sheet, code
        assert client.get(f"/guides/{code}.json").json()["code"] == code


def test_data_say_version_and_first_day_and_keep_our_notes_to_ourselves(law: None, client: Client):
    said = client.get("/guides/legal_aid.json").json()
    assert (said["format"], said["version"], said["effective_from"]) == ("zhichi-item/1", 1, "2022-01-01")
    assert "source" not in said


def test_a_mere_guide_offers_no_filing(law: None, client: Client):
    found = codes(online=False)
    assert "notarisation" in found
    for code in found:
        assert f"/apply/{code}/" not in client.get(f"/guides/{code}/").content.decode()
        assert client.get(f"/apply/{code}/").status_code == 404
        assert client.get(f"/api/v1/items/{code}").json()["filing"] is None


def test_a_mere_guide_is_refused_by_the_api_in_words(law: None, client: Client):
    body = {"kind": "notarisation", "region": "370811002001", "applicant": {"name": "王秀英"}}
    answer = client.post(
        "/api/v1/applications",
        body,
        content_type="application/json",
        headers={"Idempotency-Key": "abcdefgh1"},
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["message"] == "这件事不在网上办，怎么办见它的指南。"


@pytest.mark.parametrize("path", ["", "sheet/"])
def test_an_unknown_guide_is_not_found(law: None, client: Client, path: str):
    assert client.get(f"/guides/moon/{path}").status_code == 404
    assert client.get("/guides/moon.json").status_code == 404


def test_a_guide_costs_a_fixed_number_of_statements(law: None, client: Client, django_assert_num_queries):
    client.get("/guides/")
    for path in ("/", "/guides/", "/guides/legal_aid/", "/guides/legal_aid/sheet/", "/guides/legal_aid.json"):
        # One more where it is asked whether a page drawn before is still the newest.
        with django_assert_num_queries(1 if "sheet" in path or "json" in path else 2):
            KEPT.clear()
            client.get(path)


def test_the_page_before_every_filing_says_what_to_have_ready(law: None, client: Client):
    for code in codes(online=True):
        page = client.get(f"/apply/{code}/").content.decode()
        bring = client.get(f"/guides/{code}.json").json()["materials"]
        for row in bring:
            if row["source"] == "applicant":
                assert f"<b>{row['title']}</b>" in page, code
        assert "{&#x27;" not in page, code
