"""A room of 许庄 with its adviser 陈律师, who has an account."""

from datetime import date, time

from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.domains.lawtalk.actions import set_rota
from zhichi.domains.lawtalk.models import AdviserRota
from zhichi.domains.network.public import Point, PointPerson
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.accounts.public import Post, Role
from zhichi.foundation.regions.public import Region


def room(city: City) -> Point:
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"], "consultation")


def adviser(city: City, where: Point | None = None, **fields: object) -> PointPerson:
    """陈律师 with a post as adviser in the branch of the room."""
    where = where or room(city)
    who = city.people["chen"]
    Post.objects.get_or_create(
        officer=who, role=Role.VILLAGE_LEGAL_ADVISER, unit=where.unit, defaults={"from_on": LONG_AGO}
    )
    told = {
        "kind": "adviser",
        "name": "陈律师",
        "firm": "鸿雁律师事务所",
        "from_on": date(2026, 1, 1),
    } | fields
    return PointPerson.objects.create(point=where, officer=who, **told)


def rota(city: City, person: PointPerson, **changes: object) -> AdviserRota:
    """Each Wednesday morning from today on, by the clerk of the station."""
    at = changes.pop("at", None) or timezone.now()
    told = {
        "weekday": 2,
        "starts": time(9),
        "ends": time(11, 30),
        "from_on": timezone.localdate(at),
    } | changes
    return set_rota(person=person, **told, by=city.actor("liming"), at=at)
