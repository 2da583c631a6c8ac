"""Steps of a filing: in their order, in their browser, for a week."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import City
from zhichi.entrances.services.tests.steps import LEGAL_AID, begin, fill, step
from zhichi.foundation.cases.public import Case, Draft

pytestmark = pytest.mark.django_db
STEPS = list(LEGAL_AID)


@pytest.mark.parametrize("name", STEPS)
def test_without_a_draft_every_step_leads_to_the_start(client: Client, city: City, name: str):
    assert client.get(f"/apply/legal_aid/{name}/")["Location"] == "/apply/legal_aid/"
    assert step(client, name)["Location"] == "/apply/legal_aid/"
    assert not Draft.objects.exists()


@pytest.mark.parametrize("missing", STEPS[:3])
@pytest.mark.parametrize("name", STEPS)
def test_a_step_out_of_order_leads_to_the_first_that_is_missing(
    client: Client, city: City, missing: str, name: str
):
    fill(client, until=missing)
    answer = client.get(f"/apply/legal_aid/{name}/")
    if STEPS.index(name) > STEPS.index(missing):
        assert answer["Location"] == f"/apply/legal_aid/{missing}/"
    else:
        assert answer.status_code == 200
    assert not Case.objects.exists()


def test_nothing_can_be_sent_before_all_is_said(client: Client, city: City):
    fill(client, until="person")
    assert step(client, "check")["Location"] == "/apply/legal_aid/person/"
    assert not Case.objects.exists()


@pytest.mark.parametrize("garbage", ["", "x", "a" * 43, "%00", "é" * 20, "x" * 4000])
def test_a_forged_cookie_opens_nothing(client: Client, city: City, garbage: str):
    fill(client, until="check")
    stranger = Client()
    stranger.cookies["zhichi_draft_legal_aid"] = garbage
    assert stranger.get("/apply/legal_aid/check/")["Location"] == "/apply/legal_aid/"
    assert "没填完" not in stranger.get("/apply/legal_aid/").content.decode()


def test_the_cookie_of_one_service_opens_no_draft_of_another(client: Client, city: City):
    fill(client, until="check")
    client.cookies["zhichi_draft_consultation"] = client.cookies["zhichi_draft_legal_aid"].value
    assert client.get("/apply/consultation/person/")["Location"] == "/apply/consultation/"


def test_a_draft_is_found_again_for_a_week(client: Client, city: City):
    fill(client, until="person")
    assert "没填完" in client.get("/apply/legal_aid/").content.decode()
    assert client.post("/apply/legal_aid/", {"resume": "yes"})["Location"] == "/apply/legal_aid/person/"
    assert "两万块" in client.get("/apply/legal_aid/matter/").content.decode()
    Draft.objects.update(expires_at=Draft.objects.get().saved_at - timedelta(seconds=1))
    assert "没填完" not in client.get("/apply/legal_aid/").content.decode()
    assert client.get("/apply/legal_aid/matter/")["Location"] == "/apply/legal_aid/"


def test_two_drafts_do_not_meet(client: Client, city: City):
    fill(client, until="check")
    fill(client, until="check", code="consultation")
    assert "王秀英" in client.get("/apply/legal_aid/check/").content.decode()
    assert "王秀英" not in client.get("/apply/consultation/check/").content.decode()


def test_beginning_afresh_leaves_the_old_one_behind(client: Client, city: City):
    fill(client, until="check")
    begin(client)
    assert client.get("/apply/legal_aid/check/").status_code == 200, (
        "beginning again without the word keeps it"
    )
    client.post("/apply/legal_aid/", {"afresh": "yes"})
    assert client.get("/apply/legal_aid/check/")["Location"] == "/apply/legal_aid/where/"


def test_the_cookie_is_kept_from_scripts_and_the_pages_from_caches(client: Client, city: City):
    begin(client)
    cookie = client.cookies["zhichi_draft_legal_aid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 7 * 24 * 3600)
    assert client.get("/apply/legal_aid/where/")["Cache-Control"] == "no-store"
