"""`POST /api/v1/applications`: filed once, answered in the same words, every fault in its place."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import WAGES, do
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db

WANG = {"name": "王秀英", "phone": "138 0013 8000", "id_number": "11010519491231002x", "address": "许庄"}
URL = "/api/v1/applications"


def body(**changes: Any) -> dict[str, Any]:
    return {"kind": "legal_aid", "region": "370811002001", "applicant": WANG, "answers": WAGES} | changes


def post(given: Any, *, key: str | None = "key-0000-0001", **extra: Any) -> Any:
    headers = {} if key is None else {"Idempotency-Key": key}
    data = given if isinstance(given, str | bytes) else json.dumps(given)
    return Client().post(URL, data, **{"content_type": "application/json", "headers": headers} | extra)


def faults(response: Any) -> dict[str, str]:
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")
    assert Case.objects.count() == 0
    told = response.json()
    assert told["type"] == "/problems/invalid"
    assert told["detail"] == told["errors"][0]["message"]
    return {fault["field"]: fault["message"] for fault in told["errors"]}


def test_a_filing_answers_number_code_and_next_date(city: City):
    response = post(body())
    case = Case.objects.get()
    told = response.json()
    assert response.status_code == 201
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert (told["number"], told["tracking_code"]) == (case.number, case.tracking_code)
    assert told["state"] == case.current_state.public
    assert date.fromisoformat(told["next_date"]["on"]) == case.due_on
    assert told["next_date"]["kind"] == "statutory"
    assert "法律援助法" in told["next_date"]["law"]
    assert told["receipt"]["entry_digest"] == entries_of(case.subject).get().digest
    assert told["receipt"]["track_url"].endswith(f"/track/?code={case.tracking_code}")


def test_it_is_kept_as_a_filing_of_the_page_would_be(city: City):
    post(body(answers={**WAGES, "urgent": True}))
    case = Case.objects.get()
    party = case.parties.get()
    assert (party.phone, party.id_number, party.id_type) == (
        "13800138000",
        "11010519491231002X",
        "citizen_id",
    )
    assert (case.channel, case.answers["urgent"], case.unit.code) == ("api", "yes", "370811-town")
    entry = entries_of(case.subject).get()
    assert entry.actor == CITIZEN.ref
    assert "王秀英" not in json.dumps(payload_of(entry), ensure_ascii=False)


def test_the_same_key_and_content_answer_the_same_body(city: City):
    first = post(body())
    again = post(body())
    assert (first.status_code, again.status_code) == (201, 200)
    assert again["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first
    assert again.content == first.content
    assert Case.objects.count() == 1


def test_the_first_answer_is_repeated_even_after_the_case_went_on(city: City):
    first = post(body())
    case = Case.objects.get()
    do(city, case, "accept", "liming")
    do(city, case, "refuse", "sunli", ground="scope", reason="不属于范围。", remedy_told=True)
    again = post(body())
    assert case.current_state.public != first.json()["state"]
    assert again.content == first.content


def test_the_same_key_with_other_content_is_a_conflict(city: City):
    post(body())
    response = post(body(region="370812001001"))
    assert response.status_code == 409
    assert response.json()["type"] == "/problems/key-reused"
    assert Case.objects.count() == 1


def test_other_keys_file_other_cases(city: City):
    assert post(body(), key="another-key").json()["number"] != post(body()).json()["number"]


@pytest.mark.parametrize(
    "key", [None, "", "short", "x" * 81, "两个汉字两个汉字".encode().decode("latin-1"), "with space"]
)
def test_a_key_is_needed_and_has_a_form(city: City, key: str | None):
    assert "8 到 80" in faults(post(body(), key=key))["Idempotency-Key"]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"kind": "marriage"}, "kind", "没有这项服务"),
        ({"region": "37081100200"}, "region", "12 位"),
        ({"region": "370811002９01"}, "region", "12 位"),
        ({"region": "999999999999"}, "region", "没有这个"),
        ({"region": "370800000000"}, "region", "具体到县"),
        ({"region": None}, "region", "12 位"),
        ({"applicant": {**WANG, "phone": "1380013800"}}, "applicant.phone", "11位"),
        ({"applicant": {**WANG, "id_number": "110105194912310021"}}, "applicant.id_number", "最后一位"),
        ({"applicant": {**WANG, "name": ""}}, "applicant.name", "请填写姓名"),
        ({"applicant": {**WANG, "name": "王\x00"}}, "applicant.name", "控制字符"),
        ({"applicant": {**WANG, "pin": "1234"}}, "applicant.pin", "身份证号"),
        ({"applicant": {**WANG, "nick": "小王"}}, "applicant.nick", "没有这一项"),
        ({"applicant": []}, "applicant", "对象"),
        ({"answers": {**WAGES, "colour": "red"}}, "answers.colour", "没有这一项"),
        ({"answers": {**WAGES, "matter": "moon"}}, "answers.matter", "所列的选项"),
        ({"answers": {**WAGES, "matter": 7}}, "answers.matter", "所列的选项"),
        ({"answers": {**WAGES, "matter": ["labour"]}}, "answers.matter", "所列的选项"),
        ({"answers": {**WAGES, "crowd": "migrant_worker"}}, "answers.crowd", "列表"),
        ({"answers": {**WAGES, "urgent": 1}}, "answers.urgent", "“是”或者“否”"),
        ({"answers": {**WAGES, "facts": "x" * 4001}}, "answers.facts", "4000"),
        ({"answers": {**WAGES, "facts": "a\x00b"}}, "answers.facts", "控制字符"),
        ({"answers": {}}, "answers.facts", "请填写"),
        ({"answers": [1]}, "answers", "对象"),
        ({"channel": "referral"}, "channel", "只能是"),
        ({"number": "LA-1"}, "number", "没有这一项"),
    ],
)
def test_each_fault_is_told_at_its_field(city: City, changes: dict[str, Any], field: str, words: str):
    assert words in faults(post(body(**changes)))[field]


def test_all_faults_are_told_at_once(city: City):
    wrong = body(region="999999999999", applicant={"name": "王秀英"}, answers={**WAGES, "colour": 1})
    assert set(faults(post(wrong))) == {"region", "applicant.phone", "applicant.id_number", "answers.colour"}


def test_a_place_no_longer_valid_is_refused(city: City):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE regions_region SET valid_to = '2021-01-01' WHERE code = '370811002001'")
    assert "停用" in faults(post(body()))["region"]


def test_a_question_without_a_name_is_taken_with_a_pin(city: City):
    asked = body(
        kind="consultation", applicant={"pin": "2580"}, answers={"matter": "labour", "question": "怎么办？"}
    )
    code = post(asked).json()["tracking_code"]
    assert Client().get(f"/api/v1/track/{code}", headers={"X-Key": "2580"}).status_code == 200


def test_a_question_without_any_way_back_is_refused(city: City):
    asked = body(kind="consultation", applicant={}, answers={"matter": "labour", "question": "怎么办？"})
    assert "四位查询密码" in faults(post(asked))["applicant.phone"]


@pytest.mark.parametrize(
    "raw", ["\n", "{", "[1", b"\xff\xfe", '{"a": NaN}', '{"kind": "\\ud800"}', "[" * 100_000]
)
def test_what_is_no_json_is_malformed(city: City, raw: str | bytes):
    response = post(raw)
    assert (response.status_code, response.json()["type"]) == (400, "/problems/malformed")


@pytest.mark.parametrize(
    "media", ["text/plain", "", "application/x-www-form-urlencoded", "application/json; charset=gbk"]
)
def test_only_json_is_taken(city: City, media: str):
    response = post(json.dumps(body()), content_type=media)
    assert (response.status_code, response.json()["type"]) == (415, "/problems/media-type")


def test_a_body_too_large_is_refused_unread(city: City):
    response = post(body(answers={"facts": "x" * 200_000}))
    assert (response.status_code, response.json()["type"]) == (413, "/problems/too-large")


def test_a_body_that_is_no_object_is_refused(city: City):
    assert "对象" in faults(post("[1, 2]"))["body"]


def test_filing_costs_a_fixed_number_of_statements(city: City, django_assert_max_num_queries):
    post(body(), key="warm-0000")
    # The notice of the receipt is a row of its own in the same transaction.
    with django_assert_max_num_queries(19):
        assert post(body()).status_code == 201
