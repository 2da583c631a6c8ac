"""江府行复〔2023〕183号, day by day (domain.md §3.7): the city passed a complaint about a lawyer on in two working days, the
county asked for more after three, and accepted after fifteen. The claim that nothing was done was rejected: letter and notice are
the defence. The days are those of the published decision; the places are those of our small city.
"""

from datetime import date, timedelta

import pytest

from zhichi.domains.complaints.tests.factories import do, on, take_over, taken_at_desk
from zhichi.foundation.cases.tests.factories import clock, day
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.service.tests.factories import serve_all
from zhichi.kernel.workdays import Calendar, Unit, due

pytestmark = pytest.mark.django_db
# December 2023 has no holiday: weekends alone are off.
DECEMBER = Calendar("2023-12", frozenset({2023, 2024}), frozenset({date(2024, 1, 1)}), frozenset())
RECEIVED, PASSED, ASKED, ACCEPTED = "2023-12-01", "2023-12-05", "2023-12-08", "2023-12-29"


def replayed(town):
    """(the city's case, the county's case) at the end of the last day."""
    city_case = taken_at_desk(town, "gaofang", RECEIVED)
    do(town, city_case, "classify", "gaofang", RECEIVED)
    do(town, city_case, "transfer", "gaofang", PASSED)
    do(town, city_case, "tell_transfer", "gaofang", PASSED, sent=PASSED)
    county_case = take_over(town, city_case, "luoke", PASSED)
    do(town, county_case, "classify", "luoke", ASKED)
    do(town, county_case, "request_supplement", "luoke", ASKED, days=15)
    do(town, county_case, "supplement", "citizen", "2023-12-22")
    do(town, county_case, "accept", "luoke", ACCEPTED, due="2024-02-05")
    return city_case, county_case


def test_each_day_is_where_the_decision_says(town):
    city_case, county_case = replayed(town)
    days = [(act.verb, act.at.date().isoformat()) for act in city_case.acts.order_by("seq")]
    assert days == [
        ("file", RECEIVED),
        ("classify", RECEIVED),
        ("transfer", PASSED),
        ("tell_transfer", PASSED),
        ("referral_accepted", PASSED),
    ]
    assert county_case.acts.get(verb="request_supplement").at.date() == on(ASKED)
    assert county_case.acts.get(verb="accept").at.date() == on(ACCEPTED)


@pytest.mark.parametrize(
    ("begin", "n", "end"), [(RECEIVED, 2, PASSED), (PASSED, 3, ASKED), (ASKED, 15, ACCEPTED)]
)
def test_the_working_days_are_counted_as_the_authority_did(begin, n, end):
    assert due(on(begin), n, Unit.WORKING_DAY, DECEMBER).due == on(end)


def test_the_two_months_ran_and_were_never_reached(town):
    city_case, county_case = replayed(town)
    held, own = clock(city_case, "cmp.backstop"), clock(county_case, "cmp.backstop")
    assert (held.due_on, held.met) == (on("2024-02-01"), True)
    assert own.due_on == on("2024-02-05")
    assert own.state == "running"
    assert county_case.acts.get(verb="accept").at.date() < own.due_on - timedelta(days=30)


def test_letter_notice_supplement_and_acceptance_are_on_file(town):
    city_case, county_case = replayed(town)
    assert {"cp.transfer_letter", "cp.transfer_told"} <= set(city_case.records.values_list("key", flat=True))
    assert {"cp.supplement_notice", "cp.acceptance_notice"} <= set(
        county_case.records.values_list("key", flat=True)
    )
    letter = city_case.records.get(key="cp.transfer_letter")
    assert letter.number == "济宁市司投转字〔2023〕1号"
    assert letter.made_at == day(PASSED)


def test_the_file_of_the_city_closes_and_its_chain_is_whole(town):
    city_case, _ = replayed(town)
    serve_all(city_case, town.actor("gaofang"), day("2023-12-06"))
    do(town, city_case, "conclude", "gaofang", "2023-12-11")
    assert city_case.is_done
    entries = list(entries_of(city_case.subject))
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert "cases.referral.accepted" in [entry.code for entry in entries]
