"""`GET /api/v1/track/{code}`: the own case for code and last four, and nothing to guess by."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import guard
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import consultation, do, filed, legal_aid
from zhichi.kernel import tracking

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city: City) -> Case:
    return filed(legal_aid(opposing=["赵老板"]))


def get(code: str, key: str | None = "8000", **extra: Any) -> Any:
    return Client().get(f"/api/v1/track/{code}", headers={} if key is None else {"X-Key": key}, **extra)


def test_the_story_of_a_case(case: Case):
    told = get(case.tracking_code).json()
    assert told["number"] == case.number
    assert told["state"] == case.current_state.public
    assert told["unit"] == {"name": "许庄司法所", "phone": "05372345678"}
    assert [milestone["key"] for milestone in told["milestones"]] == ["received"]
    assert told["milestones"][0]["at"].endswith("+08:00")
    assert told["next_date"]["on"] == case.next_date.isoformat()
    assert told["next_date"]["kind"] == "statutory"
    assert [date["kind"] for date in told["dates"]] == ["statutory", "promise"]
    assert "撤回申请" in told["may_do"]
    assert told["done"] is False


def test_milestones_follow_the_acts(city: City, case: Case):
    do(city, case, "accept", "liming")
    do(city, case, "grant", "sunli", form="arbitration", reason="进城务工人员讨薪。")
    told = get(case.tracking_code).json()
    assert told["unit"]["name"] == "任城区法律援助中心"
    assert len(told["milestones"]) >= 2


def test_a_suspended_date_has_no_day(city: City, case: Case):
    do(city, case, "request_supplement", "liming", missing="身份证复印件", days=15)
    told = get(case.tracking_code).json()
    assert {date["light"] for date in told["dates"] if date["on"] is None} == {"grey"}
    assert told["next_date"]["on"] == case.next_date.isoformat()
    assert "补充材料" in told["may_do"]


def test_a_closed_case_runs_no_date(city: City, case: Case):
    do(city, case, "withdraw", "citizen", reason="和解了")
    told = get(case.tracking_code).json()
    assert (told["done"], told["dates"], told["next_date"]) == (True, [], None)


def test_nobody_is_named(city: City, case: Case):
    do(city, case, "accept", "liming")
    said = get(case.tracking_code).content.decode()
    for name in ("李明", "王秀英", "赵老板", "13800138000", "11010519491231002X"):
        assert name not in said


def test_the_code_may_be_typed_with_spaces(case: Case):
    assert get(tracking.spoken(case.tracking_code)).status_code == 200


@pytest.mark.parametrize("key", ["8000", "002X", "002x"])
def test_phone_and_id_both_open(case: Case, key: str):
    assert get(case.tracking_code, key).status_code == 200


def test_a_wrong_code_and_a_wrong_key_get_the_same_answer(case: Case):
    unknown = tracking.new()
    answers = [get(case.tracking_code, "1111"), get(unknown), get("no-code"), get("12%0034"), get("无")]
    assert {response.status_code for response in answers} == {404}
    told = [response.json() for response in answers]
    assert len({(one["type"], one["title"], one["detail"]) for one in told}) == 1
    assert told[0]["type"] == "/problems/not-found"


@pytest.mark.parametrize("key", [None, "", "12", "12345", "abcd", "１２３４", "12 4"])
def test_a_key_that_is_none_is_not_counted(case: Case, key: str | None):
    for _ in range(6):
        response = get(case.tracking_code, key)
        assert (response.status_code, response.json()["errors"][0]["field"]) == (422, "X-Key")
    assert get(case.tracking_code).status_code == 200


def test_five_wrong_keys_lock_the_code(case: Case):
    for _ in range(5):
        assert get(case.tracking_code, "1111").status_code == 404
    locked = get(case.tracking_code)
    assert (locked.status_code, locked.json()["type"]) == (429, "/problems/locked")
    assert 1700 < int(locked["Retry-After"]) <= 1800
    assert get(case.tracking_code, REMOTE_ADDR="10.9.8.7").status_code == 429
    assert get(filed(consultation()).tracking_code).status_code == 200


def test_many_wrong_codes_lock_the_address(case: Case):
    for _ in range(30):
        assert get(tracking.new(), REMOTE_ADDR="10.1.1.1").status_code == 404
    assert get(case.tracking_code, REMOTE_ADDR="10.1.1.1").status_code == 429
    assert get(case.tracking_code, REMOTE_ADDR="10.1.1.2").status_code == 200


def test_a_lock_ends(case: Case):
    at = timezone.now() - timedelta(minutes=31)
    for _ in range(5):
        guard.fail("track.code", case.tracking_code, at=at)
    assert get(case.tracking_code).status_code == 200


def test_head_says_the_same_without_a_body(case: Case):
    headers = {"X-Key": "8000"}
    head = Client().head(f"/api/v1/track/{case.tracking_code}", headers=headers)
    whole = get(case.tracking_code)
    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", str(len(whole.content)))


def test_no_cache_keeps_a_case(case: Case):
    response = get(case.tracking_code)
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_tracking_costs_six_statements(case: Case, django_assert_num_queries):
    """The lock, the case, its parties, dates, milestones, commitments: nothing has to be served of it yet."""
    get(case.tracking_code)
    with django_assert_num_queries(6):
        assert json.loads(get(case.tracking_code).content)
