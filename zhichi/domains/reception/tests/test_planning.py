"""What can be given away: hours, holidays, exceptions, rota, duties, closures, and what is taken."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import City
from zhichi.domains.network.public import HoursException, Window
from zhichi.domains.reception.models.halls import hall_of
from zhichi.domains.reception.models.planning import planner
from zhichi.domains.reception.tests.factories import DAY, NOW, opened, window
from zhichi.foundation.appointments.public import Hall
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db


def starts(hall: Hall, day: date = DAY, item: str = "legal_aid") -> list[str]:
    fresh = hall_of(hall.subject.removeprefix("point:"))
    assert fresh is not None
    spans = planner(fresh, day, 1, NOW).free_on(day, item, NOW)
    return [f"{span.starts_at.astimezone(BEIJING):%H:%M}" for span in spans]


def test_the_hours_of_the_point_make_the_slots(city: City):
    _, hall = opened(city)
    assert starts(hall)[:2] == ["09:00", "09:30"]
    assert len(starts(hall)) == 13


def test_on_sundays_and_holidays_nobody_is_there(city: City):
    _, hall = opened(city)
    assert starts(hall, date(2026, 11, 29)) == []
    assert starts(hall, date(2026, 10, 1)) == []


def test_a_working_saturday_is_a_monday(city: City):
    _, hall = opened(city)
    assert starts(hall, date(2026, 2, 28)) == []  # it is over
    plan = planner(hall_of(hall.subject.removeprefix("point:")), date(2026, 2, 28), 1, NOW)
    assert len(plan.spans_on(date(2026, 2, 28))) == 3 * 13


def test_what_is_announced_for_a_day_stands_above_the_week(city: City):
    point, hall = opened(city)
    HoursException.objects.create(
        point=point, from_on=DAY, last_on=DAY, hours=[["10:00", "11:00"]], reason="停电"
    )
    assert starts(hall) == ["10:00", "10:30"]


def test_a_window_has_hours_of_its_own_and_may_be_given_up(city: City):
    point, hall = opened(city)
    Window.objects.filter(point=point, code="1").update(hours={"2": [["14:00", "15:00"]]})
    assert starts(hall) == ["14:00", "14:30"]
    Window.objects.filter(point=point, code="1").update(closed_on=DAY)
    assert starts(hall) == []


def test_who_does_not_know_yet_is_sent_to_the_window_that_advises(city: City):
    _, hall = opened(city)
    fresh = hall_of(hall.subject.removeprefix("point:"))
    spans = planner(fresh, DAY, 1, NOW).free_on(DAY, "", NOW)
    assert {span.resource for span in spans} == {window(hall, 2).pk}


def test_a_fortnight_costs_no_more_statements_than_a_day(city: City):
    point, _hall = opened(city)

    def cost(days: int) -> int:
        fresh = hall_of(point.code)
        with CaptureQueriesContext(connection) as asked:
            plan = planner(fresh, DAY, days, NOW)
            for n in range(days):
                plan.free_on(DAY + timedelta(days=n), "", NOW)
        return len(asked)

    assert cost(14) == cost(1) <= 8
