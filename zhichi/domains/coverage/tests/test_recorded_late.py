"""What is recorded late changes the days before: kept counts are marked at once and counted again by the night."""

from datetime import date, timedelta

import pytest

from tests.cast import City
from zhichi.domains.coverage.actions.rebuilding import rebuild
from zhichi.domains.coverage.actions.recounting import AT_ONCE, recount_stale
from zhichi.domains.coverage.models import CoverageDay
from zhichi.domains.coverage.tests.factories import moment, point
from zhichi.domains.network.public import Draft, PhoneCheck, register_points, take_over
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Unit, change_regions, leave_region, region_of, serve_region

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"
ON, TODAY = date(2026, 10, 15), date(2026, 11, 23)
DAYS = [ON - timedelta(1), ON, date(2026, 10, 31), date(2026, 11, 22)]
NIGHT = moment(TODAY + timedelta(1), 3)


@pytest.fixture
def kept(city: City) -> City:
    point(VILLAGE, city.units["370811-town"])
    rebuild(by=SYSTEM, at=moment(TODAY), days=DAYS)
    return city


def split(city: City, on: date = ON) -> None:
    """许庄社区 becomes two villages, told today."""
    told = {"old": VILLAGE, "on": on.isoformat(), "document": "民政〔2026〕8号"}
    rows = {
        n: told | {"new": f"37081100200{n}", "name": name}
        for n, name in ((2, "许庄东社区"), (3, "许庄西社区"))
    }
    change_regions(by=city.actor("feng"), at=moment(TODAY), cells=rows)


def eligible(day: date, county: Unit) -> int:
    return CoverageDay.objects.get(day=day, county=county, tier="village").eligible


def stale() -> set[date]:
    return set(CoverageDay.objects.filter(stale=True).values_list("day", flat=True))


def test_a_split_told_late_marks_the_days_since_and_the_night_counts_them(kept: City):
    county = kept.units["370811"]
    split(kept)
    assert stale() == set(DAYS[1:])
    entry = list(entries_of("coverage:days"))[-1]
    assert (entry.code, payload_of(entry)) == (
        "coverage.day.stale",
        {"first": "2026-10-15", "last": "2026-11-22"},
    )
    assert [eligible(day, county) for day in DAYS] == [1, 1, 1, 1]
    assert recount_stale(moment(TODAY + timedelta(1), 1)) is None
    done = recount_stale(NIGHT)
    assert done is not None
    assert done.counted == done.changed == tuple(DAYS[1:])
    assert [eligible(day, county) for day in DAYS] == [1, 2, 2, 2]
    assert stale() == set()
    assert CoverageDay.objects.get(day=ON, county=county, tier="village").made_at == NIGHT
    codes = [each.code for each in entries_of("coverage:days")]
    assert codes[-3:] == ["coverage.day.rebuilt"] * 3
    assert recount_stale(NIGHT) is None


def test_what_begins_today_marks_nothing(kept: City):
    split(kept, on=TODAY)
    assert stale() == set()


def test_a_region_given_to_another_unit_or_left_since_an_earlier_day_marks_too(kept: City):
    unit, region = kept.units["370812"], region_of("370811002000")
    serve_region(
        by=kept.actor("feng"), at=moment(TODAY), unit=unit, region=region, valid_from=date(2026, 10, 31)
    )
    assert stale() == set(DAYS[2:])
    recount_stale(NIGHT)
    leave_region(
        by=kept.actor("feng"), at=moment(TODAY), unit=unit, region=region, valid_to=date(2026, 11, 20)
    )
    assert stale() == {DAYS[3]}


def test_a_point_registered_or_facts_taken_over_for_an_earlier_day_mark_since_then(kept: City):
    region, unit = region_of("370812001001"), kept.units["370812-town"]
    draft = Draft(name="鼓楼工作室", tier="village", region=region, unit=unit, since=date(2026, 10, 20))
    (room,) = register_points(by=SYSTEM, at=moment(TODAY), drafts=[draft])
    assert stale() == set(DAYS[2:])
    recount_stale(NIGHT)
    seen = moment(date(2026, 11, 20))
    call = PhoneCheck(point=room, at=seen, reached=True, by="officer:1")
    take_over(by=SYSTEM, at=moment(TODAY), rows=[call], source="旧系统")
    assert stale() == {DAYS[3]}


def test_days_that_come_out_the_same_are_no_longer_stale_and_write_no_entry(kept: City):
    CoverageDay.objects.filter(day=DAYS[2]).update(stale=True)
    before = len(list(entries_of("coverage:days")))
    done = recount_stale(NIGHT)
    assert done is not None
    assert (done.counted, done.changed) == ((DAYS[2],), ())
    assert stale() == set()
    assert len(list(entries_of("coverage:days"))) == before


def test_many_days_are_counted_some_at_a_time_the_newest_first(kept: City):
    more = [ON - timedelta(n) for n in range(2, AT_ONCE + 2)]
    county = kept.units["370811"]
    numbers = {"eligible": 1, "claimed": 1, "verified": 0, "effective": 0, "stale": True, "tier": "village"}
    CoverageDay.objects.bulk_create(CoverageDay(day=day, county=county, **numbers) for day in more)
    CoverageDay.objects.filter(day__in=DAYS).update(stale=True)
    recount_stale(NIGHT)
    assert stale() == set(sorted(more)[: len(DAYS)])


def test_history_says_which_days_wait(kept: City):
    split(kept)
    page = kept.client("panli").get("/office/coverage/history/?tier=village").content.decode()
    assert page.count("补登记了变化，夜里重算") == 3
