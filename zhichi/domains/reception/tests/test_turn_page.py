"""What one may do with a booking: change, cancel, accept, arrive, keep it in a calendar."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.reception.tests.factories import booked, open_now, opening, span, window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.public import Hall, Turn, displace, take_ticket
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db


def soon(hall: Hall, hours: int = 26) -> Turn:
    start = (
        (timezone.now() + timedelta(hours=hours))
        .astimezone(BEIJING)
        .replace(minute=0, second=0, microsecond=0)
    )
    return booked(hall, 1, start, at=timezone.now())


def test_the_calendar_file_holds_no_name_and_no_whole_code(city: City):
    _, hall = open_now(city)
    turn = soon(hall)
    answer = opening(turn).get(f"/bookings/{turn.code}/event.ics")
    text = answer.content.decode().replace("\r\n ", "")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"DTSTART:{turn.slot.starts_at:%Y%m%d}" in text
    assert turn.code not in text
    assert "王" not in text


def test_another_time_on_another_day(city: City):
    _point, hall = open_now(city)
    turn = soon(hall)
    client = opening(turn)
    later = (turn.slot.starts_at + timedelta(days=2)).astimezone(BEIJING)
    answer = client.post(
        f"/bookings/{turn.code}/change/?day={later:%Y-%m-%d}", {"at": f"{later:%Y-%m-%dT%H:%M}"}
    )
    assert answer.status_code == 302
    turn.refresh_from_db()
    assert turn.slot.starts_at == later


def test_cancel_pressed_twice_says_how_it_stands(city: City):
    _, hall = open_now(city)
    turn = soon(hall)
    client = opening(turn)
    client.post(f"/bookings/{turn.code}/do/cancel/")
    page = client.post(f"/bookings/{turn.code}/do/cancel/", follow=True).content.decode()
    assert "现在是“已取消”" in page
    assert Turn.objects.get().state == "cancelled"


def test_reading_cancels_nothing(city: City):
    _, hall = open_now(city)
    turn = soon(hall)
    assert opening(turn).get(f"/bookings/{turn.code}/do/cancel/").status_code == 404
    assert Turn.objects.get().state == "booked"


def test_whose_time_was_taken_away_reads_it_and_accepts_another(city: City):
    _, hall = open_now(city)
    turn = soon(hall)
    instead = [span(window(hall, 2), turn.slot.starts_at + timedelta(days=1))]
    displace(turn_id=turn.pk, reason="检修", instead=instead, by=SYSTEM, at=timezone.now())
    client = opening(turn)
    page = client.get(f"/bookings/{turn.code}/").content.decode()
    assert "没有人接待了，对不起" in page
    client.post(f"/bookings/{turn.code}/do/accept/")
    turn.refresh_from_db()
    assert (turn.state, turn.former_at) == ("booked", None)


def test_a_ticket_is_watched_by_its_code_alone_and_shows_how_many_are_before(city: City):
    _, hall = open_now(city)
    at = timezone.now()
    for n in range(3):
        turn = take_ticket(
            hall=hall, spans=[], extra=window(hall), once=f"t{n}", by=SYSTEM, at=at + timedelta(seconds=n)
        )
    page = opening(turn).get(f"/bookings/{turn.code}/").content.decode()
    assert "前面还有 2 个人" in page
    assert "数据不够" in page
