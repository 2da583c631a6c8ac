"""News of bookings as notices: in the transaction of the change, without a name and without the code."""

from datetime import timedelta

from zhichi.foundation.appointments.public import Hall
from zhichi.foundation.notices.public import Facts, To, send
from zhichi.foundation.sockets.public import TurnTold
from zhichi.kernel.workdays import BEIJING

# What people are told of; calls in the hall are on the board.
SOON = timedelta(hours=12)
EVENTS = {
    "booked": "booking.made",
    "waiting": "booking.waiting",
    "move": "booking.moved",
    "cancel": "booking.cancelled",
    "offer": "booking.offered",
    "displace": "booking.displaced",
    "miss": "booking.missed",
}


def turn_told(told: TurnTold) -> None:
    """Fits `sockets.TURN_TOLD`."""
    event = event_of(told)
    if event is None:
        return
    hall = Hall.objects.select_related("unit").get(subject=told.hall)
    send(
        event=event,
        subject=f"turn:{told.turn}",
        to=To(phone=told.phone, unit=hall.unit),
        facts=Facts(
            day=told.starts_at or told.former_at or told.day, words=words_of(told), tail=told.code[-4:]
        ),
        page=f"/bookings/?code={told.code}",
        cause=told.at.isoformat(),
        until=told.answer_by or told.starts_at,
        at=told.at,
    )


def event_of(told: TurnTold) -> str | None:
    """Whose time is gone within hours is told at once, also at night; everybody else after the quiet hours."""
    if told.event == "displace" and told.former_at is not None and told.former_at - told.at < SOON:
        return "booking.displaced_soon"
    return EVENTS.get(told.event)


def words_of(told: TurnTold) -> str:
    """Where, and what is to be done; the point's name is public."""
    if told.event == "offer" and told.answer_by is not None:
        by = told.answer_by.astimezone(BEIJING)
        return f"请在 {by.month}月{by.day}日 {by:%H:%M} 以前答复。地点：{told.place}。"
    return f"地点：{told.place}。"
