"""Halls of the demo city: every centre takes bookings, some stations do, and one centre is in the middle of its day."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime

from zhichi.config.demo.desks import holder
from zhichi.config.demo.network import Actors, Fate, Net
from zhichi.domains.network.public import Point, ServiceEvent, Status
from zhichi.domains.reception.public import finish_here, hall_of, open_point, planner
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Actor
from zhichi.foundation.appointments.public import (
    Hall,
    Resource,
    TurnError,
    Visitor,
    book,
    call_next,
    start_turn,
    take_ticket,
)
from zhichi.foundation.regions.public import Tier

BUSY = "370811"
STATIONS = 6
DONE, STILL_WAITING = 9, 4
NAMES = ("王秀英", "李建国", "张桂兰", "刘志强", "陈玉梅", "杨海涛", "赵红霞", "黄永福")
GROUPS = ("", "elderly", "", "", "migrant_worker", "", "disabled", "")
ITEMS = (("legal_aid", "法律援助"), ("consultation", "法律咨询"), ("mediation", "人民调解"))


def halls(net: Net, actors: Actors, *, until: datetime) -> None:
    """Open halls, bookings of the coming days, and a day under way."""
    centres = [fate for tier in (Tier.CITY, Tier.COUNTY) for fate in net.of(tier)]
    stations = [fate for fate in net.of(Tier.TOWNSHIP, BUSY) if fate.life == "alive"][:STATIONS]
    for fate in [*centres, *stations]:
        if fate.registered.status == Status.OPERATING and fate.registered.hours:
            open_point(point=fate.registered, by=SYSTEM, at=until)
    for fate in (fate for fate in centres if fate.county in (BUSY, "370800")):
        _book(fate, until)
    _day(_busy(centres), actors, until)
    # What was finished at the window of a demo is as invented as the rest.
    ServiceEvent.objects.filter(synthetic=False).update(synthetic=True)


def _busy(centres: list[Fate]) -> Point:
    return next(fate.registered for fate in centres if fate.county == BUSY)


def _hall(point: Point) -> Hall:
    found = hall_of(point.code)
    assert found is not None
    return found


def _book(fate: Fate, until: datetime) -> None:
    """Six people on the next days on which the centre is open."""
    hall = _hall(fate.registered)
    today = localtime(until).date()
    plan = planner(hall, today + timedelta(days=1), 7, until)
    days = [day for n in range(1, 8) if plan.free_on(day := today + timedelta(days=n), "", until)][:2]
    for n in range(6 if days else 0):
        item, title = ITEMS[n % len(ITEMS)]
        spans = plan.free_on(days[n % len(days)], item, until)
        if not spans:
            continue
        start = spans[min(n, len(spans) - 1)].starts_at
        book(
            hall=hall,
            spans=[span for span in spans if span.starts_at == start],
            visitor=Visitor(NAMES[n], f"1390000{hall.pk % 100:02}{n:02}", GROUPS[n]),
            once=f"demo:{hall.pk}:{n}",
            by=CITIZEN,
            at=until,
            item=item,
            item_title=title,
        )


def _day(point: Point, actors: Actors, until: datetime) -> None:
    """Services already done, somebody at the window, somebody called, the rest waits; all before `until`."""
    hall, by = _hall(point), holder(actors, point.unit, "pls_admin")
    midnight = localtime(until).replace(hour=0, minute=0, second=0, microsecond=0)
    begin = max(until - timedelta(hours=3), midnight)
    step = (until - begin) / (DONE + STILL_WAITING + 2)
    windows = list(hall.resources.order_by("pk")[:2])
    for n in range(DONE + 2):
        _ticket(hall, windows[n % 2], n, begin + n * step)
        _serve(windows[n % 2], by, begin + n * step, step, until_end=n < DONE, begun=n == DONE)
    for n in range(DONE + 2, DONE + 2 + STILL_WAITING):
        _ticket(hall, windows[n % 2], n, begin + n * step)


def _ticket(hall: Hall, window: Resource, n: int, at: datetime) -> None:
    item, title = ITEMS[n % 2]
    take_ticket(
        hall=hall,
        spans=[],
        extra=window,
        once=f"demo:ticket:{n}",
        by=SYSTEM,
        at=at,
        item=item,
        item_title=title,
        group=GROUPS[n % len(GROUPS)],
    )


def _serve(
    window: Resource, by: Actor, at: datetime, step: timedelta, *, until_end: bool, begun: bool
) -> None:
    try:
        turn = call_next(resource_id=window.pk, by=by, at=at + step / 5)
        if turn is None or not (until_end or begun):
            return
        start_turn(turn_id=turn.pk, by=by, at=at + step / 4)
        if until_end:
            finish_here(turn_id=turn.pk, by=by, at=at + step * 0.9)
    except TurnError:
        return
