"""Bookings whose time is no longer there, for whatever reason: told, and another time kept for each."""

from datetime import date, datetime, timedelta

from zhichi.domains.reception.models.halls import point_of
from zhichi.domains.reception.models.planning import Planner, planner
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.appointments.public import Hall, Resource, State, Turn, TurnError, displace, terms
from zhichi.kernel.workdays import BEIJING

REASON = "这里的开放时间或者排班变了"


def settle_bookings(*, hall: Hall, reason: str, by: Actor, at: datetime) -> list[Turn]:
    """Move every coming booking for which nobody will be there; the earliest free time is kept for each of them.

    Called after a closure, a change of the rota, and every hour for what others changed (hours, holidays).
    """
    moved = []
    plan = plan_of(hall, at)
    for turn in stranded(plan, at):
        instead = [span for day in days_from(turn, at) for span in plan.free_on(day, turn.item, at)]
        try:
            moved.append(displace(turn_id=turn.pk, reason=reason, instead=instead[:20], by=by, at=at))
        except TurnError:
            continue  # it was cancelled or moved meanwhile
        plan = plan_of(hall, at)
    return moved


def stranded(plan: Planner, at: datetime) -> list[Turn]:
    """Coming bookings that no plan holds any more, the earliest first. One statement."""
    coming = Turn.objects.filter(
        hall=plan.hall, state__in=[State.BOOKED, State.OFFERED], slot__starts_at__gt=at
    )
    found = []
    known: dict[date, set[tuple[int, datetime]]] = {}
    for turn in coming.select_related("slot", "resource").order_by("slot__starts_at", "pk"):
        if turn.slot is None:
            continue
        day = turn.slot.starts_at.astimezone(BEIJING).date()
        if day not in known:
            known[day] = {span.key for span in plan.spans_on(day)}
        if (turn.slot.resource_id, turn.slot.starts_at) not in known[day]:
            found.append(turn)
    return found


def plan_of(hall: Hall, at: datetime) -> Planner:
    today = at.astimezone(BEIJING).date()
    fresh = Hall.objects.select_related("unit").prefetch_related("resources").get(pk=hall.pk)
    return planner(fresh, today, terms().days_ahead + 1, at, point=point_of(hall))


def days_from(turn: Turn, at: datetime) -> list[date]:
    """The booked day and those after it, then the days before it."""
    today = at.astimezone(BEIJING).date()
    days = [today + timedelta(days=n) for n in range(terms().days_ahead)]
    return sorted(days, key=lambda day: (day < turn.day, day))


def settle_all(at: datetime) -> int:
    """Fits `sockets.PERIODIC`: every hall that has bookings to come."""
    coming = Turn.objects.filter(state__in=[State.BOOKED, State.OFFERED], slot__starts_at__gt=at)
    halls = Hall.objects.filter(pk__in=coming.values("hall").distinct())
    return sum(len(settle_bookings(hall=hall, reason=REASON, by=SYSTEM, at=at)) for hall in halls)


def of_resource(resource: Resource, starts_at: datetime, ends_at: datetime) -> list[Turn]:
    """Whose time a closure would take: what is shown before it is made."""
    held = Turn.objects.filter(
        resource=resource,
        state__in=[State.BOOKED, State.OFFERED],
        slot__starts_at__lt=ends_at,
        slot__ends_at__gt=starts_at,
    )
    return list(held.select_related("slot").order_by("slot__starts_at"))
