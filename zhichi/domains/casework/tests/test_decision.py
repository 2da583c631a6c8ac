"""给予、不予: within seven days, after hardship was checked where it must be (法律援助法 §41 to §43)."""

from datetime import date

import pytest

from tests.cast import City
from zhichi.foundation.cases.tests.factories import clock, day, do, granted, under_review
from zhichi.foundation.service.tests.factories import serve_all

pytestmark = pytest.mark.django_db
POOR = {"crowd": []}


def test_a_grant_stops_the_time_to_decide_and_starts_that_to_assign(city: City):
    case = granted(city, at=day("2026-06-10"))
    assert clock(case, "la.decide").met
    # Three days: Saturday 06-13, so Monday.
    assert (case.due_on, case.due_limit) == (date(2026, 6, 15), "la.assign")
    assert case.legal_aid.service_form == "arbitration"
    assert case.records.get(key="la.grant_decision").given


def test_where_hardship_must_be_checked_it_is_checked_first(city: City, refused):
    case = under_review(city, answers=POOR)
    assert refused(case, "grant", "sunli") == "这类事项须先核查经济困难状况，请先办“核查经济困难状况”。"
    do(city, case, "check_means", "zhaojing")
    do(city, case, "grant", "sunli")
    assert case.state == "granted"


def test_who_is_not_in_hardship_is_not_granted_until_checked_again(city: City, refused):
    case = under_review(city, answers=POOR)
    do(city, case, "check_means", "zhaojing", result="not_hardship")
    assert "不符合经济困难标准" in refused(case, "grant", "sunli")
    do(city, case, "check_means", "zhaojing", result="hardship")
    do(city, case, "grant", "sunli")
    assert case.state == "granted"


def test_the_victim_of_violence_needs_no_check(city: City):
    case = under_review(city, answers={**POOR, "matter": "violence"})
    do(city, case, "grant", "sunli", form="litigation")
    assert case.state == "granted"


def test_a_refusal_says_why_and_opens_the_way_to_object(city: City):
    case = under_review(city, at=day("2026-06-08"))
    do(city, case, "refuse", "sunli", at=day("2026-06-10"))
    assert (case.state, case.phase) == ("refused", "waiting")
    assert case.next_date is None
    serve_all(case, city.actor("zhaojing"), day("2026-06-10"))
    case.refresh_from_db()
    assert (case.due_on, case.due_limit) == (date(2026, 7, 10), "la.objection_window")
    shown = {item["label"]: item["value"] for item in case.records.get(key="la.refusal_decision").data}
    assert shown["不予援助的理由"] == "申请的事项不属于法律援助范围"


def test_a_refusal_that_does_not_tell_the_remedy_is_no_refusal(city: City, refused):
    sentence = refused(under_review(city), "refuse", "sunli", remedy_told=False)
    assert sentence == "请确认：已写明不服可以向设立法律援助中心的司法行政部门提出异议"


@pytest.mark.parametrize("who", ["liming", "zhaojing", "zhouhong", "chen", "zheng"])
@pytest.mark.parametrize("verb", ["grant", "refuse"])
def test_only_the_head_of_the_centre_decides(city: City, refused, who, verb):
    assert "由县级法律援助中心负责人办理" in refused(under_review(city), verb, who)
