"""How long it would take is said before somebody takes a number, and nothing is said from few."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.reception.models.planning import planner
from zhichi.domains.reception.models.standing import before_taking
from zhichi.domains.reception.tests.factories import open_now, ticket, window
from zhichi.foundation.appointments.public import Hall, State, Turn

pytestmark = pytest.mark.django_db


def now_at(hall: Hall, item: str = ""):
    at = timezone.now()
    return before_taking(hall, planner(hall, timezone.localdate(at), 1, at), at, item)


def done(hall: Hall, count: int) -> None:
    """So many services of ten minutes each, this morning."""
    at = timezone.now()
    for n in range(count):
        turn = ticket(hall, at, 100 + n, item="legal_aid")
        Turn.objects.filter(pk=turn.pk).update(
            state=State.SERVED, started_at=at - timedelta(minutes=20), ended_at=at - timedelta(minutes=10)
        )


def test_who_waits_and_how_long_services_took_make_the_estimate(city: City):
    _, hall = open_now(city)
    done(hall, 8)
    assert now_at(hall, "legal_aid").estimate.minutes == 0
    for n in range(3):
        ticket(hall, timezone.now(), n, item="legal_aid")
    standing = now_at(hall, "legal_aid")
    assert (standing.ahead, standing.estimate.minutes) == (3, 30)


def test_others_windows_are_not_ones_own(city: City):
    _, hall = open_now(city)
    done(hall, 8)
    ticket(hall, timezone.now(), 1, item="mediation", resource=window(hall, 3))
    assert now_at(hall, "legal_aid").ahead == 0


def test_from_few_services_no_minutes_are_said_and_the_page_says_so(city: City):
    point, hall = open_now(city)
    ticket(hall, timezone.now(), 1, item="legal_aid")
    page = city.client("panli").get(f"/office/halls/{point.code}/ticket/").content.decode()
    assert "还估不出来" in page
    done(hall, 8)
    page = city.client("panli").get(f"/booking/{point.code}/?item=legal_aid").content.decode()
    assert "取号大约要等 <b>10</b> 分钟" in page


def test_while_nobody_sits_there_nothing_is_said(city: City):
    _, hall = open_now(city)
    hall.resources.all().delete()
    assert now_at(hall) is None
