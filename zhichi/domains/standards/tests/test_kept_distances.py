"""The distances that the page shows are those of the last night, and the page says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.public import Point, Status
from zhichi.domains.standards.actions import reckon_distances, reckon_distances_if_due
from zhichi.domains.standards.enums import AssessmentState, Standing
from zhichi.domains.standards.models import Checklist, KeptDistance
from zhichi.domains.standards.models.far import current_sheet, distances
from zhichi.domains.standards.models.kept import lacking, packed, unpacked
from zhichi.domains.standards.tests.factories import furnished, room, walked
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
PAGE = "/office/standards/distance/"


def test_what_is_kept_is_what_a_live_reckoning_says(city: City):
    now = timezone.now()
    furnished(city, 1)
    room(city, 2)
    walked(city, furnished(city, 3), until=AssessmentState.COUNTY_REVIEWED, unmet=("s3",))
    assert reckon_distances(by=SYSTEM, at=now) == 3
    sheet = current_sheet("village", now)
    live = distances(Point.objects.all(), sheet, at=now)
    for kept in KeptDistance.objects.all():
        one = unpacked(sheet, kept.known)
        assert (dict(one.known), one.counted) == (dict(live[kept.pk].known), live[kept.pk].counted)
        assert kept.score == live[kept.pk].counted.score
        assert packed(one) == kept.known
    assert len(list(entries_of("standards:distances"))) == 1


def test_those_who_lack_an_item_are_those_who_do_not_meet_it(city: City):
    furnished(city, 1)
    room(city, 2)
    reckon_distances(by=SYSTEM, at=timezone.now())
    checklist = Checklist.objects.filter(tier="village").latest("pk")
    for item in checklist.sheet.items:
        found = set(lacking(KeptDistance.objects.all(), checklist.sheet, item.code))
        assert found == {
            kept
            for kept in KeptDistance.objects.all()
            if kept.distance(checklist.sheet).known[item.code] != Standing.MET
        }


def test_it_is_reckoned_once_a_day_and_forgets_what_was_closed(city: City):
    now = timezone.now()
    point = room(city)
    assert reckon_distances_if_due(now) == 1
    Point.objects.filter(pk=point.pk).update(status=Status.CLOSED)
    assert reckon_distances_if_due(now) is None
    assert reckon_distances_if_due(now + timedelta(days=1)) == 0
    assert not KeptDistance.objects.exists()


def test_the_page_says_when_it_was_reckoned_or_that_it_never_was(city: City):
    room(city)
    assert "还没有算过" in city.client("panli").get(PAGE).content.decode()
    at = timezone.now() - timedelta(hours=3)
    reckon_distances(by=SYSTEM, at=at)
    page = city.client("panli").get(PAGE).content.decode()
    assert f"截至 {timezone.localtime(at):%Y-%m-%d %H:%M}" in page
    assert "第1工作室" in page
