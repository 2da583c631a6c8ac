"""Finding points by what people ask: place, tier, matter, words, open now; and villages by their name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from heapq import nsmallest

from django.db.models import Case, Value, When
from django.utils.timezone import localdate

from zhichi.domains.network.models.hours_exception import HoursException
from zhichi.domains.network.models.nearby import Nearby, nearest
from zhichi.domains.network.models.point import INDEX, Point, PointQuerySet
from zhichi.domains.network.rules.codes import TIER_DIGIT
from zhichi.domains.network.rules.opening import Differing, is_open
from zhichi.domains.network.rules.position import check_position
from zhichi.foundation.regions.public import Region, Zone
from zhichi.foundation.search.public import restrict
from zhichi.kernel.geo import distance_m
from zhichi.kernel.workdays import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody looks for; empty fields ask for nothing."""

    region: Region | Zone | None = None
    tier: str = ""
    item: str = ""
    words: str = ""
    # Only points that are open at this moment, by this calendar.
    open_at: datetime | None = None
    calendar: Calendar | None = None


def wished(wish: Wish) -> PointQuerySet:
    """Operating points that answer the wish, but for the hour. Centres first, then by code."""
    points = Point.objects.operating()
    points = points.serving(wish.region) if wish.region else points
    points = points.filter(tier=wish.tier) if wish.tier else points
    points = points.offering(wish.item) if wish.item else points
    points = restrict(points, INDEX, wish.words) if wish.words else points
    tiers = Case(*(When(tier=tier, then=Value(digit)) for tier, digit in TIER_DIGIT.items()))
    return points.order_by(tiers, "code")


def listed(wish: Wish, *, start: int, limit: int) -> tuple[int, list[Point]]:
    """(how many there are, those from `start`): seven statements, however many there are.

    Of those open now the ones that somebody made sure of come first.
    """
    points = wished(wish)
    if wish.open_at:
        sure = sure_keys(wish.open_at)
        keys = sorted(open_keys(points, wish.open_at, wish.calendar), key=lambda pk: pk not in sure)
        return len(keys), shown(keys[start : start + limit])
    return points.order_by().count(), shown(list(points.values_list("pk", flat=True)[start : start + limit]))


def near(lon: float, lat: float, wish: Wish, *, limit: int, at: datetime) -> list[Nearby]:
    """The nearest points that answer the wish, in exact great-circle order, ties by id.

    Of those open now, first the ones that somebody made sure of; where there are others, these fill half the answer.
    """
    region = wish.region
    if not (wish.tier or wish.words or wish.open_at or isinstance(region, Zone)):
        return nearest(
            lon, lat, item=wish.item or None, region=region, limit=limit, at=at, calendar=wish.calendar
        )
    check_position(lon, lat)
    places = wished(wish).filter(cell__isnull=False).order_by()
    if wish.open_at:
        places = places.filter(pk__in=open_keys(places, wish.open_at, wish.calendar))
    rows = places.values_list("pk", "lon", "lat")
    far = [(distance_m(lon, lat, x or 0.0, y or 0.0), pk) for pk, x, y in rows]
    best = _sure_first(far, sure_keys(at) if wish.open_at else set(), limit)
    there = {point.pk: point for point in shown([pk for _, pk in best])}
    return [Nearby(there[pk], metres, there[pk].welcomes_at(at, wish.calendar)) for metres, pk in best]


def open_keys(points: PointQuerySet, at: datetime, calendar: Calendar | None) -> list[int]:
    """Ids of those that are open at a moment and nothing is known against it, in their order. Two statements."""
    differing = differing_on(localdate(at))
    rows = points.filter(doubt="").values_list("pk", "hours")
    return [pk for pk, hours in rows if is_open(hours, at, differing.get(pk, ()), calendar)]


def sure_keys(at: datetime) -> set[int]:
    """Ids of points that somebody from outside made sure of, not too long ago. One statement."""
    return set(Point.objects.filter(confirmed_until__gt=localdate(at)).values_list("pk", flat=True))


def _sure_first(far: Sequence[tuple[float, int]], sure: set[int], limit: int) -> list[tuple[float, int]]:
    first = nsmallest(limit, (each for each in far if each[1] in sure))
    rest = nsmallest(limit, (each for each in far if each[1] not in sure))
    kept = first[: max(limit - len(rest), (limit + 1) // 2)]
    return [*kept, *rest[: limit - len(kept)]]


def differing_on(day: date) -> Mapping[int, Sequence[Differing]]:
    """What was announced for a day, by the id of the point. One statement."""
    found: dict[int, list[Differing]] = defaultdict(list)
    for said in HoursException.objects.filter(from_on__lte=day, last_on__gte=day):
        found[said.point_id].append(said.value)
    return found


def shown(keys: Sequence[int]) -> list[Point]:
    """Points with all that a row needs, in the order of the keys. Three statements."""
    points = Point.objects.select_related("region").prefetch_related("items", "exceptions")
    there = points.in_bulk(list(keys))
    return [there[pk] for pk in keys if pk in there]
