"""视为撤回申请 (法律援助法 §43): by itself, only after the notice's day has passed, and once."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import sweep
from zhichi.foundation.cases.tests.factories import clock, day, do, filed, legal_aid

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city: City):
    case = filed(legal_aid(), at=day("2026-06-01"))
    do(city, case, "request_supplement", "liming", at=day("2026-06-03"))
    return case


def test_nothing_happens_on_the_last_day_itself(case):
    assert sweep(at=day("2026-06-18", hour=15)) == 0
    case.refresh_from_db()
    assert case.state == "materials_incomplete"


def test_the_day_after_it_is_deemed_withdrawn(case):
    # 16:00 UTC is midnight in Shanghai: the 19th has begun there.
    assert sweep(at=day("2026-06-18", hour=16)) == 1
    case.refresh_from_db()
    assert (case.state, case.phase, case.closed_at) == (
        "deemed_withdrawn",
        "done",
        day("2026-06-18", hour=16),
    )
    last = case.acts.get(verb="deem_withdrawn")
    assert (last.actor, last.milestone) == ("system:zhichi", "closed")
    assert case.records.get(act=last).number == "任城区援撤字〔2026〕1号"
    assert {clock(case, key).state for key in ("la.decide", "la.sd_decide", "la.supplement")} == {"stopped"}
    assert case.next_date is None


def test_a_second_round_finds_nothing(case):
    sweep(at=day("2026-06-20"))
    assert sweep(at=day("2026-06-21")) == 0
    assert case.acts.filter(verb="deem_withdrawn").count() == 1


def test_whoever_supplements_in_time_stays(case, city: City):
    do(city, case, "supplement", "citizen", at=day("2026-06-18"))
    assert sweep(at=day("2026-07-18")) == 0
    case.refresh_from_db()
    assert case.state == "under_review"


def test_who_comes_late_but_before_the_round_is_heard(case, city: City):
    do(city, case, "supplement", "citizen", at=day("2026-06-19"))
    assert sweep(at=day("2026-06-20")) == 0


def test_the_centre_cannot_do_it_before_its_time(case, refused):
    sentence = refused(case, "deem_withdrawn", "zhaojing", at=day("2026-06-18"))
    assert sentence == "期限还没有届满，现在不能“视为撤回申请”。"


def test_old_overdue_cases_do_not_crowd_it_out(case, city: City):
    for _ in range(3):
        filed(legal_aid(), at=day("2026-01-05"))
    assert sweep(at=day("2026-06-20"), limit=1) == 1
