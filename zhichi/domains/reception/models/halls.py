"""Points and their halls: found from either side."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from zhichi.domains.network.public import Point, Status
from zhichi.domains.reception.rules.subjects import POINT, code_of
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.appointments.public import Hall, Resource
from zhichi.foundation.regions.public import Region, Zone


def hall_of(code: str) -> Hall | None:
    """The hall of a point that people may know of, with its resources in use; two statements."""
    used = Prefetch("resources", Resource.objects.filter(active=True))
    return Hall.objects.select_related("unit").prefetch_related(used).filter(subject=f"{POINT}{code}").first()


def point_of(hall: Hall) -> Point:
    """The point behind a hall, with days on which its hours differ."""
    points = Point.objects.select_related("unit", "region").prefetch_related("exceptions", "windows")
    return points.get(code=code_of(hall.subject))


def taking_points(region: Region | Zone | None, item: str | None) -> QuerySet[Point]:
    """Operating points whose hall takes bookings, in a region and for an item, centres first."""
    subjects = Hall.objects.filter(taking=True).values_list("subject", flat=True)
    codes = [code_of(subject) for subject in subjects if subject.startswith(POINT)]
    found = Point.objects.visible_to(CITIZEN).listed(region=region, item=item, words="")
    return found.filter(code__in=codes)


def points_of(halls: Iterable[Hall]) -> dict[int, Point]:
    """By hall, for lists: one statement."""
    codes = {code_of(hall.subject): hall.pk for hall in halls}
    found = Point.objects.filter(code__in=list(codes), status=Status.OPERATING).select_related("region")
    return {codes[point.code]: point for point in found}
