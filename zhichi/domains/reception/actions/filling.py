"""Places that came about otherwise than by somebody giving one up: offered to who waits, in the order of waiting."""

from datetime import datetime

from django.db.models import Q

from zhichi.domains.reception.actions.settling import days_from, plan_of
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.appointments.public import Hall, State, Turn, offer_place
from zhichi.kernel.workdays import BEIJING

# In one round; the next comes in a quarter of an hour.
MOST_ASKED = 50


def offer_places(*, hall: Hall, by: Actor, at: datetime) -> list[Turn]:
    """Offer what is free on their day to those on the waiting list of a hall, then to those who lost their time.

    Called when somebody joins the list, after each change of closures, rota and capacity, and every hour for what
    others changed (hours, holidays).
    """
    today = at.astimezone(BEIJING).date()
    waiting = Turn.objects.filter(hall=hall, state=State.WAITING, day__gte=today).order_by("made_at", "pk")
    offered: list[Turn] = []
    plan = None
    for turn in waiting:
        plan = plan or plan_of(hall, at)
        spans = plan.free_on(turn.day, turn.item, at)
        if spans and (held := offer_place(turn_id=turn.pk, spans=spans, by=by, at=at)) is not None:
            offered.append(held)
            plan = None
    return [*offered, *offer_displaced(hall=hall, by=by, at=at)]


def offer_displaced(*, hall: Hall, by: Actor, at: datetime) -> list[Turn]:
    """Whose time was taken away when no other was free: the place nearest to it, once one has come free."""
    offered: list[Turn] = []
    plan = None
    for turn in Turn.objects.without_place(hall)[:MOST_ASKED]:
        plan = plan or plan_of(hall, at)
        spans = [span for day in days_from(turn, at) for span in plan.free_on(day, turn.item, at)]
        if spans and (held := offer_place(turn_id=turn.pk, spans=spans[:20], by=by, at=at)) is not None:
            offered.append(held)
            plan = None
    return offered


def offer_all(at: datetime) -> int:
    """Fits `sockets.PERIODIC`: every hall in which somebody waits for a place."""
    wants = Q(turns__state=State.WAITING) | Q(turns__state=State.DISPLACED, turns__hold_until=None)
    halls = Hall.objects.filter(wants, taking=True).distinct()
    return sum(len(offer_places(hall=hall, by=SYSTEM, at=at)) for hall in halls)
