"""Points with much or little in the register, and who may do what with them."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.domains.network.public import (
    Facility,
    Point,
    PointEquipment,
    PointItem,
    PointPerson,
    ServiceEvent,
    Status,
    Verification,
    Window,
    Zone,
)
from zhichi.domains.standards.actions.walking import Cast, walk
from zhichi.domains.standards.models import Assessment
from zhichi.foundation.accounts.public import Officer, Post, actor_of
from zhichi.foundation.regions.public import Region, Unit

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=timezone.get_default_timezone())
TODAY = date(2026, 11, 23)
WEEKDAYS = {str(day): [["09:00", "12:00"], ["13:30", "17:30"]] for day in range(1, 6)}


def room(city: City, number: int = 1, unit: str = "370811-town", **fields: Any) -> Point:
    """A village room with nothing but a name, a telephone and hours."""
    run_by = city.units[unit]
    region = Region.objects.get(code="370811002001" if unit.startswith("370811") else "370812001001")
    made = {
        "code": f"PLS-{region.code}-4-{number:02}",
        "name": f"第{number}工作室",
        "tier": "village",
        "phone": "05372345678",
        "hours": WEEKDAYS,
        "status": Status.OPERATING,
    } | fields
    return Point.objects.create(region=region, unit=run_by, **made)


def furnished(city: City, number: int = 1, **fields: Any) -> Point:
    """A village room in which everything that the register can know is right."""
    made: dict[str, Any] = {
        "lon": 116.5,
        "lat": 35.4,
        "facilities": list(Facility.values),
        "zones": list(Zone.values),
    }
    point = room(city, number, **made | fields)
    for item in ("consultation", "mediation", "publicity"):
        PointItem.objects.create(point=point, item=item)
    PointPerson.objects.create(
        point=point, kind="adviser", name="陈律师", from_on=LONG_AGO, to_on=TODAY + timedelta(days=200)
    )
    PointPerson.objects.create(point=point, kind="mediator", name="刘调解", from_on=LONG_AGO)
    PointEquipment.objects.create(point=point, kind="computer", count=2, working=1)
    Window.objects.create(point=point, code="1", name="综合")
    served(point, 3, confirmed=True)
    Verification.objects.create(
        point=point,
        method="on_site",
        outcome="real",
        at=NOW - timedelta(days=20),
        by="officer:1",
        expires_on=TODAY + timedelta(days=100),
    )
    return point


def served(point: Point, times: int, *, days_ago: int = 5, confirmed: bool = False) -> None:
    at = NOW - timedelta(days=days_ago)
    ServiceEvent.objects.bulk_create(
        ServiceEvent(
            point=point,
            item="consultation",
            channel="on_site",
            at=at,
            server="李明",
            confirmed=confirmed,
            recorded_at=at,
        )
        for _ in range(times)
    )


def hire(city: City, username: str, name: str, unit: str, role: str) -> Officer:
    """One more officer of the small city."""
    home: Unit = city.units[unit]
    person = Officer.objects.create_user(
        username, "Zhichi-2026-right", name=name, home_unit=home, password_changed_at=timezone.now()
    )
    Post.objects.create(officer=person, role=role, unit=home, from_on=LONG_AGO)
    city.people[username] = person
    return person


def cast(city: City) -> Cast:
    """李明 keeps, 潘丽 reviews, 高芳 visits, 郑局 certifies."""
    act = {name: actor_of(city.people[name], on=TODAY) for name in ("liming", "panli", "gaofang", "zheng")}
    return Cast(keeper=act["liming"], county=act["panli"], city=act["gaofang"], head=act["zheng"])


def walked(city: City, point: Point, **how: Any) -> Assessment:
    return walk(point=point, cast=cast(city), at=how.pop("at", NOW), step=timedelta(hours=1), **how)
