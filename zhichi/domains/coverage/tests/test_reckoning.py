from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import City
from zhichi.domains.coverage.actions import reckon
from zhichi.domains.coverage.enums import Standing
from zhichi.domains.coverage.models import CoverageDay, PointStanding
from zhichi.domains.coverage.tests.factories import TODAY, lively, moment, point, verified
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import Entry

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
    assert len(many) <= len(few) + 1, "one more: the standings of the day before are read"
