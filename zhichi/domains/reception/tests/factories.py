"""A centre that takes bookings, with three windows, and people who come."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core import signing
from django.test import Client
from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.domains.network.public import HoursException, Point, PointItem, Status, Window
from zhichi.domains.reception.actions import open_point
from zhichi.domains.reception.models import Shift
from zhichi.domains.reception.views.citizen.keys import SALT
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.public import (
    Closure,
    Hall,
    Resource,
    Span,
    Turn,
    Visitor,
    book,
    close_resource,
    take_ticket,
)
from zhichi.foundation.regions.public import Region
from zhichi.kernel.workdays import BEIJING

# A Tuesday on which everybody works, and the moment at which tests stand: the day before, in the afternoon.
DAY = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=BEIJING)
NOW = NINE - timedelta(hours=18)
HALF = timedelta(minutes=30)
HOURS = {str(day): [["09:00", "12:00"], ["13:30", "17:00"]] for day in range(1, 6)}
WINDOWS = (("法律援助", ["legal_aid"]), ("综合咨询", ["consultation"]), ("人民调解", ["mediation"]))


def centre(city: City, number: int = 1, county: str = "370811", **fields: Any) -> Point:
    """A county centre with three windows and what is done at them."""
    region = Region.objects.get(code=f"{county}000000")
    made = {
        "code": f"PLS-{region.code}-2-{number:02}",
        "name": f"{region.name}公共法律服务中心",
        "tier": "county",
        "kind": "centre",
        "phone": "05372345678",
        "hours": HOURS,
        "status": Status.OPERATING,
        "opened_on": LONG_AGO,
    } | fields
    point = Point.objects.create(region=region, unit=city.units[county], **made)
    for n, (name, items) in enumerate(WINDOWS, start=1):
        Window.objects.create(point=point, code=str(n), name=name, items=items)
        PointItem.objects.create(point=point, item=items[0])
    return point


def always_open(point: Point) -> None:
    """Day and night in the coming weeks, whatever the day on which the test runs; announced, so above holidays."""
    today = timezone.localdate()
    HoursException.objects.create(
        point=point,
        from_on=today,
        last_on=today + timedelta(days=30),
        hours=[["00:00", "24:00"]],
        reason="测试",
    )


def open_now(city: City, **how: Any) -> tuple[Point, Hall]:
    """A centre for tests of pages, which go by the clock."""
    point = centre(city, **how)
    always_open(point)
    return point, open_point(point=point, by=SYSTEM, at=timezone.now())


def opened(city: City, **how: Any) -> tuple[Point, Hall]:
    point = centre(city, **how)
    return point, open_point(point=point, by=SYSTEM, at=NOW)


def window(hall: Hall, number: int = 1) -> Resource:
    return hall.resources.order_by("pk")[number - 1]


def span(resource: Resource, start: datetime = NINE, capacity: int = 2) -> Span:
    return Span(resource.pk, start, start + HALF, capacity)


def booked(hall: Hall, number: int = 0, start: datetime = NINE, **how: Any) -> Turn:
    resource = how.pop("resource", None) or window(hall)
    return book(
        hall=hall,
        spans=[span(resource, start)],
        visitor=Visitor("王秀英", f"138{number:08}", how.pop("group", "")),
        once=f"{hall.pk}-{start:%d%H%M}-{number}",
        by=CITIZEN,
        at=how.pop("at", NOW),
        **how,
    )


def ticket(hall: Hall, at: datetime, number: int = 0, **how: Any) -> Turn:
    resource = how.pop("resource", None) or window(hall)
    return take_ticket(
        hall=hall,
        spans=[span(resource, at, 9)],
        once=f"t{hall.pk}-{number}-{at:%H%M}",
        by=SYSTEM,
        at=at,
        **how,
    )


def old_form() -> str:
    """The key of a form that somebody opened a minute ago."""
    then = timezone.now() - timedelta(minutes=1)
    signer = signing.TimestampSigner(salt=SALT)
    stamped = signing.b62_encode(int(then.timestamp()))
    body = f"form-{signing.b62_encode(timezone.now().microsecond)}-{Turn.objects.count()}:{stamped}"
    return f"{body}:{signer.signature(body)}"


def fill(**told: Any) -> dict[str, Any]:
    return {
        "name": "王秀英",
        "phone": "138 1234 5678",
        "group": "",
        "case_code": "",
        "once": old_form(),
        **told,
    }


def opening(turn: Turn) -> Client:
    """A browser in which the booking was opened by its code."""
    client = Client()
    client.post("/bookings/", {"code": turn.code, "ending": turn.phone[-4:]})
    return client


def kept_in_hall(point: Point) -> dict[str, Any]:
    """For the tests of the house: a hall with a booking, a duty and a closure."""
    at = timezone.now()
    Window.objects.get_or_create(point=point, code="9", defaults={"name": "综合"})
    hall = open_point(point=point, by=SYSTEM, at=at)
    resource = window(hall)
    start = (at + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
    turn = booked(hall, 1, start, at=at)
    shift = Shift.objects.create(
        resource=resource, weekday=1, starts=time(9), ends=time(12), person="李明", from_on=LONG_AGO
    )
    closure: Closure = close_resource(
        resource=resource, starts_at=start + HALF, ends_at=start + 2 * HALF, reason="检修", by=SYSTEM, at=at
    )
    return {
        "turn": turn.pk,
        "turn_code": turn.code,
        "resource": resource.pk,
        "shift": shift.pk,
        "closure": closure.pk,
    }
