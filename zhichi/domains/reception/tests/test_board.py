"""The board in the hall: numbers and windows, the same for all, and nothing else."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.reception.models.board import board_of
from zhichi.domains.reception.tests.factories import open_now, window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.public import Hall, Turn, call_next, take_ticket

pytestmark = pytest.mark.django_db


def came(hall: Hall, group: str = "") -> Turn:
    return take_ticket(
        hall=hall,
        spans=[],
        extra=window(hall),
        once=f"b{Turn.objects.count()}",
        by=SYSTEM,
        at=timezone.now(),
        group=group,
    )


def test_the_board_says_who_is_called_where_and_not_why(city: City):
    point, hall = open_now(city)
    came(hall)
    came(hall, "disabled")
    call_next(resource_id=window(hall).pk, by=SYSTEM, at=timezone.now())
    page = Client().get(f"/halls/{point.code}/").content.decode()
    assert '<b class="board-number">002</b>' in page
    assert 'data-say="请零零二号，到一号窗口"' in page
    assert "残疾" not in page.split("叫号不完全按号码")[0]
    document = json.loads(Client().get(f"/halls/{point.code}.json").content)
    assert set(document) == {"calls", "waiting", "as_of"}
    assert document["waiting"] == ["001"]


def test_without_script_the_page_loads_itself_again(city: City):
    point, _ = open_now(city)
    assert b'<noscript><meta http-equiv="refresh"' in Client().get(f"/halls/{point.code}/").content


def test_the_mark_changes_with_what_is_shown_and_not_with_the_clock(city: City):
    _, hall = open_now(city)
    came(hall)
    first = board_of(hall, timezone.now()).mark
    assert board_of(hall, timezone.now()).mark == first
    call_next(resource_id=window(hall).pk, by=SYSTEM, at=timezone.now())
    assert board_of(hall, timezone.now()).mark != first


def test_a_hall_that_is_none_has_no_board(city: City):
    assert Client().get("/halls/PLS-370811000000-2-99/").status_code == 404
