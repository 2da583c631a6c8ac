"""What a search near a place asks of the database. Statements built once: asked of many points by many people."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhichi.domains.network.models.hours_exception import HoursException
from zhichi.domains.network.models.point import Point, PointItem, PointQuerySet
from zhichi.foundation.statements.public import Slot, among, portions, reading

Place = tuple[int, float, float]  # id, longitude, latitude: a point with a cell has both


def candidates(above: int, slots: Mapping[str, Any]) -> PointQuerySet:
    """Operating points with a position; those that serve a region, where a chain of `above` codes tells it."""
    found = Point.objects.operating().filter(cell__isnull=False).order_by()
    if not above:
        return found
    return found.among_codes(slots["low"], slots["high"], [slots[f"above{n}"] for n in range(above)])


def listed(item: bool, above: int, slots: Mapping[str, Any]) -> PointQuerySet:
    found = candidates(above, slots)
    return found.filter(items__item=slots["item"]) if item else found


@reading
def places(item: bool, above: int, /, **slots: Slot) -> QuerySet[Point, Any]:
    return listed(item, above, slots).values_list("pk", "lon", "lat")


@reading
def more_than(few: int, item: bool, above: int, /, **slots: Slot) -> QuerySet[Point, int]:
    """One row when there are more than `few`, else none."""
    return listed(item, above, slots).values_list("pk", flat=True)[few : few + 1]


@reading
def inside(item: bool, above: int, spans: int, /, **slots: Slot) -> QuerySet[Point, Any]:
    """Places whose cell lies in one of the spans, from slot `a0` to `b0` and so on."""
    wanted = Q()
    for n in range(spans):
        wanted |= Q(cell__gte=slots[f"a{n}"], cell__lte=slots[f"b{n}"])
    found = candidates(above, slots).filter(wanted)
    if item:  # asked place by place: the item's own list may be far longer than the spans'
        found = found.filter(Exists(PointItem.objects.filter(point=OuterRef("pk"), item=slots["item"])))
    return found.values_list("pk", "lon", "lat")


@reading
def points_of(width: int, /, **keys: Slot) -> QuerySet[Point, Point]:
    return Point.objects.filter(among("pk", keys.values())).order_by().select_related("region", "unit")


@reading
def items_of(width: int, /, **keys: Slot) -> QuerySet[PointItem, PointItem]:
    return PointItem.objects.filter(among("point", keys.values())).order_by("pk")


@reading
def exceptions_of(width: int, /, **keys: Slot) -> QuerySet[HoursException, HoursException]:
    return HoursException.objects.filter(among("point", keys.values())).order_by("from_on", "pk")


def whole(keys: Sequence[int]) -> dict[int, Point]:
    """Points by id with region, unit, items and differing hours at hand, as lists of points prefetch them."""
    found = {point.pk: point for portion in portions(keys) for point in points_of(len(portion), **portion)}
    for name, rows_of in (("items", items_of), ("exceptions", exceptions_of)):
        rows: list[Any] = [row for portion in portions(keys) for row in rows_of(len(portion), **portion)]
        for point in found.values():
            at_hand = getattr(point, name).model.objects.all()
            at_hand._result_cache = []
            vars(point).setdefault("_prefetched_objects_cache", {})[name] = at_hand
        for row in rows:
            if owner := found.get(row.point_id):
                row.point = owner
                vars(owner)["_prefetched_objects_cache"][name]._result_cache.append(row)
    return found
