"""一次性告知补充材料 (法律援助法 §43): once, with a period, and its time is not counted."""

from datetime import date

import pytest

from tests.cast import City
from zhichi.foundation.cases.tests.factories import clock, day, do, filed, legal_aid
from zhichi.foundation.timelimits.public import certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city: City):
    """Filed on Monday 2026-06-01, asked on Wednesday 06-03 for papers within fifteen days."""
    case = filed(legal_aid(), at=day("2026-06-01"))
    do(city, case, "request_supplement", "liming", at=day("2026-06-03"))
    return case


def test_the_notice_stops_the_time_to_decide_and_starts_its_own(case):
    assert (case.state, case.phase) == ("materials_incomplete", "waiting")
    assert clock(case, "la.decide").state == "suspended"
    assert clock(case, "la.supplement").due_on == date(2026, 6, 18)
    assert (case.due_on, case.due_limit, case.due_suspended) == (date(2026, 6, 18), "la.supplement", False)


def test_the_period_is_the_one_in_the_notice(city: City):
    case = filed(legal_aid(), at=day("2026-06-01"))
    do(city, case, "request_supplement", "liming", at=day("2026-06-03"), days=17)
    # The seventeenth day is Saturday 06-20, in the Dragon Boat holiday: the first working day after it.
    assert clock(case, "la.supplement").due_on == date(2026, 6, 22)


def test_the_citizen_is_given_the_notice_with_its_number(case):
    notice = case.records.get(key="la.supplement_notice")
    assert notice.given
    assert notice.number == "任城区援补字〔2026〕1号"
    assert notice.unit.code == "370811-town"
    assert {"name": "days", "label": "几天内补齐", "value": "15"} in notice.data


def test_the_citizen_supplements_and_the_remaining_days_go_on(case, city: City):
    do(city, case, "supplement", "citizen", at=day("2026-06-10"), note="补交工友证言。")
    # One day (06-02) was used; 06-03 to 06-10 do not count; six are left: 06-11 to 06-16.
    assert clock(case, "la.decide").due_on == date(2026, 6, 16)
    # Five working days: 06-02, then 06-11, 06-12, 06-15, 06-16.
    assert clock(case, "la.sd_decide").due_on == date(2026, 6, 16)
    assert clock(case, "la.supplement").state == "stopped"
    assert (case.state, case.due_limit, case.unit.code) == ("under_review", "la.decide", "370811-town")


def test_the_window_takes_them_in_as_well(case, city: City):
    act = do(city, case, "receive_supplement", "liming", at=day("2026-06-10"))
    assert case.state == "under_review"
    assert case.records.get(act=act).key == "la.material_receipt"
    assert clock(case, "la.decide").due_on == date(2026, 6, 16)


def test_it_is_asked_once_and_only_once(case, city: City, refused):
    do(city, case, "supplement", "citizen", at=day("2026-06-10"))
    assert refused(case, "request_supplement", "liming") == "“一次性告知补充材料”在一件中只能做一次。"
    assert refused(case, "request_supplement", "zhaojing") == "“一次性告知补充材料”在一件中只能做一次。"


def test_nothing_at_all_is_no_supplement(case, refused):
    assert refused(case, "supplement", "citizen", note=" ") == "“补充说明”、“补充的材料”至少要有一样。"


def test_what_was_supplemented_at_a_station_is_decided_at_the_centre(case, city: City):
    do(city, case, "supplement", "citizen", at=day("2026-06-10"))
    assert case.unit.code == "370811-town"
    do(city, case, "check_means", "zhaojing", at=day("2026-06-11"))
    assert case.unit.code == "370811-aid"
    do(city, case, "grant", "sunli", at=day("2026-06-11"))
    assert (case.state, case.unit.code) == ("granted", "370811-aid")


def test_a_refusal_too_lies_at_the_centre(case, city: City):
    do(city, case, "supplement", "citizen", at=day("2026-06-10"))
    do(city, case, "refuse", "sunli", at=day("2026-06-11"))
    assert case.unit.code == "370811-aid"


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (2, "“几天内补齐”不能小于 3。"),
        (61, "“几天内补齐”不能大于 60。"),
        ("", "请填写“几天内补齐”。"),
        ("十五天", "“几天内补齐”应当是整数。"),
    ],
)
def test_a_period_out_of_bounds_is_refused(city: City, refused, days, sentence):
    assert refused(filed(legal_aid()), "request_supplement", "liming", days=days) == sentence


def test_the_certificate_shows_the_suspension(case, city: City):
    do(city, case, "supplement", "citizen", at=day("2026-06-10"))
    told = certificate(clock(case, "la.decide"))
    assert told["due_on"] == "2026-06-16"
    (pause,) = told["suspensions"]
    assert (pause["kind"], pause["from"][:10], pause["to"][:10]) == ("supplement", "2026-06-03", "2026-06-10")
    passed_over = [one["date"] for one in told["days"] if one["reason"] == "suspended"]
    assert passed_over == [f"2026-06-{n:02d}" for n in range(3, 11)]
    assert [one["date"] for one in told["days"] if one["counted"]][:2] == ["2026-06-02", "2026-06-11"]
