"""Commitments through the API, and on the page of the case: what was promised, its text, what became of it."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.promising import verify_promise
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import WAGES

pytestmark = pytest.mark.django_db
WANG = {"name": "王秀英", "phone": "13800138000", "id_number": "11010519491231002X"}


def offered() -> list[dict[str, str]]:
    """What the item says can be promised."""
    filing = Client().get("/api/v1/items/legal_aid").json()["filing"]
    return [{"proof": one["proof"], "words": one["words"]} for one in filing["commitments"]]


def post(commitments: Any, *, key: str = "key-0000-0001", **changes: Any) -> Any:
    body = {
        "kind": "legal_aid",
        "region": "370811002001",
        "applicant": WANG,
        "answers": WAGES,
        "commitments": commitments,
    }
    headers = {"Idempotency-Key": key}
    return Client().post(
        "/api/v1/applications", json.dumps(body | changes), "application/json", headers=headers
    )


def test_an_item_tells_its_commitments_whole(city: City):
    (one,) = offered()
    assert one["proof"] == "economic_hardship"
    assert "由我自己选" in one["words"]
    assert Client().get("/api/v1/items/consultation").json()["filing"]["commitments"] == []


def test_a_filing_promises_in_those_words_and_a_repeat_promises_once(city: City):
    assert [post(offered()).status_code for _ in range(2)] == [201, 200]
    case = Case.objects.get()
    assert case.commitments.get().words == offered()[0]["words"]
    assert post([]).status_code == 409


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ([{"proof": "economic_hardship", "words": "我说了算"}], "commitments.0.words", "现在的内容"),
        ([{"proof": "residence", "words": "…"}], "commitments.0.proof", "没有可以承诺的"),
        ([{"proof": "economic_hardship"}], "commitments.0.words", "缺少"),
        ({}, "commitments", ""),
    ],
)
def test_what_cannot_be_promised_is_told_at_its_place(city: City, wrong: Any, field: str, said: str):
    answer = post(wrong)
    assert answer.status_code == 422
    assert said in {one["field"]: one["message"] for one in answer.json()["errors"]}[field]
    assert not Case.objects.exists()


def test_the_same_proof_is_promised_once(city: City):
    answer = post([*offered(), *offered()])
    assert [one["field"] for one in answer.json()["errors"]] == ["commitments.1.proof"]


def test_a_person_without_a_number_promises_nothing(city: City):
    answer = post(offered(), applicant={"name": "王秀英", "phone": "13800138000"})
    assert answer.status_code == 422


def test_the_case_tells_what_was_promised_its_text_and_what_became_of_it(city: City, client: Client):
    post(offered())
    case = Case.objects.get()
    client.post("/track/", {"code": case.tracking_code, "ending": "8000"})
    waiting = client.get(f"/cases/{case.tracking_code}/").content.decode()
    for said in ("您的书面承诺", "经济困难证明", "等待核查", "我们在", "承诺书的原文", "由我自己选"):
        assert said in waiting
    promise = case.commitments.get()
    by = city.actor("zhaojing")
    verify_promise(pk=promise.pk, true=False, finding="存款三十万元。", by=by, at=timezone.now())
    found = client.get(f"/cases/{case.tracking_code}/").content.decode()
    assert "核查不属实" in found
    assert "信用修复以前" in found
    assert "存款三十万元" not in found
    (told,) = tracked(case)["commitments"]
    assert told["state"] == "false"
    assert "存款" not in told["said"]


def tracked(case: Case) -> Any:
    return Client().get(f"/api/v1/track/{case.tracking_code}", headers={"X-Key": "8000"}).json()


def test_a_case_without_commitments_says_nothing_of_them(city: City, client: Client):
    post([])
    case = Case.objects.get()
    client.post("/track/", {"code": case.tracking_code, "ending": "8000"})
    assert "您的书面承诺" not in client.get(f"/cases/{case.tracking_code}/").content.decode()
    assert tracked(case)["commitments"] == []
