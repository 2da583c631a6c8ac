from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import City
from zhichi.domains.coverage.actions import reckon, reckon_if_due
from zhichi.domains.coverage.enums import Standing
from zhichi.domains.coverage.models import CoverageDay, PointStanding
from zhichi.domains.coverage.models.course import newest_course
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.tests.factories import TODAY, lively, moment, point, verified
from zhichi.domains.network.public import Point, PointSpan
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import Entry, entries_of, payload_of

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"


def counted(tier: str, county: str = "370811") -> list[int]:
    row = CoverageDay.objects.get(day=TODAY, tier=tier, county__code=county)
    return [row.eligible, row.claimed, row.verified, row.effective]


def test_a_lively_room_counts_in_all_three_layers_and_a_plaque_on_a_door_in_one(city: City):
    office = city.units["370811-town"]
    lively(point(VILLAGE, office))
    plaque = point("370812001001", city.units["370812-town"])
    done = reckon(by=SYSTEM, at=moment(TODAY), day=TODAY)
    assert (done.points, done.hollow) == (2, 1)
    assert counted("village") == [1, 1, 1, 1]
    assert counted("village", "370812") == [1, 1, 0, 0]
    assert counted("township") == [1, 0, 0, 0]
    assert counted("county") == [1, 0, 0, 0]
    assert counted("city", "city") == [1, 0, 0, 0]
    standing = PointStanding.objects.get(point=plaque)
    assert (standing.standing, standing.hollow_since) == (Standing.HOLLOW, TODAY)
    told = dict(Point.objects.values_list("pk", "doubt"))
    assert sorted(told.values()) == ["", "quiet"]
    assert told[plaque.pk] == "quiet", "whoever goes there is told to call first"
    assert "近90天没有一件服务。" in [signal["words"] for signal in standing.signals]


def test_a_second_reckoning_of_the_day_changes_nothing_and_writes_no_entry(city: City):
    lively(point(VILLAGE, city.units["370811-town"]))
    assert reckon(by=SYSTEM, at=moment(TODAY), day=TODAY).changed
    before = Entry.objects.count()
    assert not reckon(by=SYSTEM, at=moment(TODAY, 12), day=TODAY).changed
    assert Entry.objects.count() == before


def test_hollow_since_is_kept_while_a_point_stays_hollow(city: City):
    plaque = point(VILLAGE, city.units["370811-town"])
    reckon(by=SYSTEM, at=moment(TODAY), day=TODAY - timedelta(3))
    reckon(by=SYSTEM, at=moment(TODAY), day=TODAY)
    assert PointStanding.objects.get(point=plaque).hollow_since == TODAY - timedelta(3)


def test_the_statements_do_not_grow_with_the_points(city: City):
    office = city.units["370811-town"]
    lively(point(VILLAGE, office))
    with CaptureQueriesContext(
        connection,
    ) as few:
        reckon(by=SYSTEM, at=moment(TODAY), day=TODAY - timedelta(1))
    for _ in range(20):
        lively(point(VILLAGE, office))
        verified(point(VILLAGE, office))
    with CaptureQueriesContext(connection) as many:
        reckon(by=SYSTEM, at=moment(TODAY), day=TODAY)
    assert len(many) <= len(few) + 2, (
        "two more: the standings of the day before are read, the hollow ones are told"
    )


def test_the_night_reckons_once_and_again_when_the_rules_have_changed(
    city: City, monkeypatch: pytest.MonkeyPatch
):
    point(VILLAGE, city.units["370811-town"])
    assert reckon_if_due(moment(TODAY, 1)) is None, (
        "before two o'clock yesterday's services are still coming in"
    )
    assert reckon_if_due(moment(TODAY, 2)) is not None
    assert reckon_if_due(moment(TODAY, 3)) is None
    newer = replace(vitality(), version="next")
    for module in ("actions.reckoning", "models.course"):
        monkeypatch.setattr(f"zhichi.domains.coverage.{module}.vitality", lambda: newer)
    assert reckon_if_due(moment(TODAY, 4)) is not None
    assert reckon_if_due(moment(TODAY, 5)) is None


def test_a_past_day_is_counted_without_touching_the_standings_of_today(city: City):
    plaque = point(VILLAGE, city.units["370811-town"])
    reckon(by=SYSTEM, at=moment(TODAY), day=TODAY)
    reckon(by=SYSTEM, at=moment(TODAY), day=TODAY - timedelta(30))
    assert PointStanding.objects.get(point=plaque).day == TODAY
    assert CoverageDay.objects.filter(day=TODAY - timedelta(30), tier="village").count() == 2


def test_a_point_that_closed_has_no_standing_any_more(city: City):
    room = point(VILLAGE, city.units["370811-town"])
    reckon(by=SYSTEM, at=moment(TODAY), day=TODAY - timedelta(1))
    PointSpan.objects.filter(point=room).update(to_on=TODAY)
    assert reckon(by=SYSTEM, at=moment(TODAY), day=TODAY).points == 0
    assert not PointStanding.objects.exists()


def test_the_ledger_keeps_the_totals_and_the_version_of_the_rules(city: City):
    lively(point(VILLAGE, city.units["370811-town"]))
    reckon(by=SYSTEM, at=moment(TODAY), day=TODAY)
    payload = payload_of(entries_of("coverage:days")[0])
    assert payload["vitality"] == vitality().version
    village = {"eligible": 2, "claimed": 1, "verified": 1, "effective": 1, "gaps": 1}
    assert payload["tiers"]["village"] == village


def test_the_course_tells_thirteen_month_ends_and_a_forecast_for_each_county(city: City):
    point(VILLAGE, city.units["370811-town"], since=TODAY - timedelta(120))
    reckon(by=SYSTEM, at=moment(TODAY), day=TODAY)
    course = newest_course()
    assert course is not None
    assert len(course.months) == 13
    home, foreign = str(city.units["370811"].pk), str(city.units["370812"].pk)
    assert course.reached(home, "village", 2026) == dict.fromkeys(range(1, 7), 0) | dict.fromkeys(
        range(7, 12), 1
    )
    assert course.forecast(home, "village").gap == 0
    assert course.forecast(foreign, "village").known is False
    assert course.forecast("", "village").gap == 1
