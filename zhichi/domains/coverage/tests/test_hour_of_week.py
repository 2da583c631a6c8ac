"""The slot of a service, worked out by the database, is its weekday and hour in Beijing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import City
from zhichi.domains.coverage.actions.timetable import HourOfWeek, slot_of
from zhichi.domains.coverage.tests.factories_of_figures import HERE, station
from zhichi.domains.network.public import ServiceEvent
from zhichi.kernel.workdays import BEIJING

MOMENTS = [
    datetime(2026, 11, 22, 15, 59, 59, 999999, tzinfo=UTC),  # Sunday, the last moment of the day in Beijing
    datetime(2026, 11, 22, 16, 0, tzinfo=UTC),
    datetime(2026, 11, 23, 2, 30, 0, 5, tzinfo=UTC),
    datetime(2026, 11, 25, 17, 0, tzinfo=UTC),
    datetime(1970, 1, 1, 0, 0, tzinfo=UTC),
]


@pytest.mark.django_db
def test_the_database_names_weekday_and_hour_in_beijing(city: City):
    point = station(city, HERE)
    ServiceEvent.objects.bulk_create(
        ServiceEvent(point=point, item="consultation", channel="on_site", at=at, recorded_at=at, server="")
        for at in MOMENTS
    )
    found = ServiceEvent.objects.annotate(hour=HourOfWeek("at")).order_by("pk").values_list("hour", flat=True)
    local = [at.astimezone(BEIJING) for at in MOMENTS]
    assert [slot_of(hour) for hour in found] == [(at.isoweekday(), at.hour) for at in local]


@given(st.integers(0, 10**6))
def test_every_hour_has_its_slot(hours: int):
    at = datetime.fromtimestamp(hours * 3600, BEIJING)
    assert slot_of((hours + 8) % 168) == (at.isoweekday(), at.hour)
