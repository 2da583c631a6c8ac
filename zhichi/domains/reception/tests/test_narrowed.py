"""Rota, closures, duties and what is taken narrow what can be given away."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.cast import LONG_AGO, City
from zhichi.domains.network.public import DutyRecord, PointPerson, Zone
from zhichi.domains.reception.actions import open_point
from zhichi.domains.reception.models import Shift
from zhichi.domains.reception.models.halls import hall_of
from zhichi.domains.reception.models.planning import planner
from zhichi.domains.reception.rules.times import Duty, merged, moments, on_duty
from zhichi.domains.reception.tests.factories import DAY, HALF, NINE, NOW, booked, centre, opened, window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.public import Hall, close_resource
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db


def starts(hall: Hall, day: date = DAY, item: str = "legal_aid") -> list[str]:
    fresh = hall_of(hall.subject.removeprefix("point:"))
    assert fresh is not None
    spans = planner(fresh, day, 1, NOW).free_on(day, item, NOW)
    return [f"{span.starts_at.astimezone(BEIJING):%H:%M}" for span in spans]


def test_with_a_rota_only_the_rota_counts(city: City):
    _, hall = opened(city)
    Shift.objects.create(
        resource=window(hall), weekday=2, starts=time(10), ends=time(11), person="李明", from_on=LONG_AGO
    )
    assert starts(hall) == ["10:00", "10:30"]
    assert starts(hall, DAY + timedelta(days=1)) == []


def test_a_closure_takes_its_time(city: City):
    _, hall = opened(city)
    close_resource(
        resource=window(hall), starts_at=NINE, ends_at=NINE + 2 * HALF, reason="检修", by=SYSTEM, at=NOW
    )
    assert starts(hall)[0] == "10:00"


def test_what_is_full_is_gone(city: City):
    _, hall = opened(city)
    booked(hall, 1)
    booked(hall, 2)
    assert starts(hall)[0] == "09:30"


def test_a_lawyer_is_there_only_when_on_duty(city: City):
    point = centre(city, zones=[Zone.VIDEO])
    lawyer = PointPerson.objects.create(point=point, kind="adviser", name="陈律师", from_on=LONG_AGO)
    hall = open_point(point=point, by=SYSTEM, at=NOW)
    assert starts(hall, item="lawyer") == []
    DutyRecord.objects.create(
        point=point,
        point_person=lawyer,
        person="陈律师",
        planned_from=NINE,
        planned_to=NINE + 2 * HALF,
        source="排班",
    )
    assert starts(hall, item="lawyer") == ["09:00", "09:30"]
    assert starts(hall, item="video_visit")[0] == "09:00"


def test_two_on_duty_at_once_do_not_double_a_window():
    rota = [Duty(2, time(9), time(11), LONG_AGO), Duty(2, time(10), time(12), LONG_AGO)]
    times = on_duty(DAY, moments(DAY, [["09:00", "24:00"]]), rota)
    assert times == [(NINE, NINE + 6 * HALF)]
    assert merged([]) == []


def test_midnight_closes_a_day():
    assert moments(DAY, [["22:00", "24:00"]])[0][1] == datetime(2026, 11, 25, tzinfo=BEIJING)
