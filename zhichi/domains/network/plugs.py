"""What this room offers: finding service points, and drawing them on the map."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.network.access import OVERSEERS, PROPOSERS, RECORDERS
from zhichi.domains.network.actions.inheriting import hand_on, take_back
from zhichi.domains.network.enums import ServiceItem, Status
from zhichi.domains.network.models import (
    Nearby,
    Point,
    Village,
    Wish,
    example,
    features,
    listed,
    near,
    nearest,
    public_point,
    village,
    villages,
    with_public_facts,
)
from zhichi.domains.network.models.ended import ended_point, ended_words
from zhichi.domains.network.models.findable import POINTS, findable
from zhichi.domains.network.models.passed import moves_of
from zhichi.domains.network.models.waiting import waiting
from zhichi.domains.network.rules.position import distance_words
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.regions.public import Tier, region_of, zone_of
from zhichi.foundation.sockets.public import (
    KIOSK_TASKS,
    MAP_LAYERS,
    OFFICE_PAGES,
    PLACE_FINDERS,
    PLACE_NAMES,
    REGION_MOVES,
    REGION_PASSED,
    REGION_TAKEN_BACK,
    SEARCH_SOURCES,
    WAITING,
    EndedPlace,
    KioskTask,
    MapLayer,
    OfficePage,
    Place,
    PlaceFinder,
    PlaceQuery,
    SearchSource,
    Spot,
)
from zhichi.foundation.timelimits.public import current_calendar
from zhichi.kernel.workdays import Calendar

FINDER = "points"
STAND_IN = "PLS-7"
TIERS = {
    str(Tier.CITY): "市公共法律服务中心",
    str(Tier.COUNTY): "县（市、区）公共法律服务中心",
    str(Tier.TOWNSHIP): "乡镇（街道）工作站",
    str(Tier.VILLAGE): "村（社区）工作室",
}
LEGEND = (("o", "现在开门"), ("x", "现在不开门，或者要先打电话问"))


def plug_in() -> None:
    """Called once by the app's ready()."""
    find = KioskTask(
        "找服务点", "附近有哪些、几点开门、能办什么。", "map-pin", 15, lambda point: reverse("network:points")
    )
    KIOSK_TASKS.register("find", find)
    items = {code: str(label) for code, label in ServiceItem.choices}
    finder = PlaceFinder(
        title="公共法律服务点",
        items=items,
        tiers=TIERS,
        nearest=places,
        near=places_near,
        listed=places_listed,
        one=place_facts,
        ended=place_ended,
        spots=spots,
        spot=spot,
        example=example,
    )
    PLACE_FINDERS.register(FINDER, finder)
    PLACE_NAMES.register(FINDER, name_of)
    seers = frozenset(str(role) for role in {*RECORDERS, *OVERSEERS})
    OFFICE_PAGES.register("points", OfficePage("服务点", "network:office_points", seers, 100))
    keepers = frozenset(str(role) for role in PROPOSERS)
    OFFICE_PAGES.register("proposals", OfficePage("服务点申报", "network:office_proposals", keepers, 110))
    overseers = frozenset(str(role) for role in OVERSEERS)
    OFFICE_PAGES.register("visits", OfficePage("现场核验", "network:office_visits", overseers, 115))
    OFFICE_PAGES.register("contracts", OfficePage("顾问合同", "network:office_contracts", seers, 105))
    SEARCH_SOURCES.register(POINTS, SearchSource("服务点", 30, findable, levels=4))
    WAITING.register("network", waiting)
    REGION_MOVES.register("network", moves_of)
    REGION_PASSED.register("network", hand_on)
    REGION_TAKEN_BACK.register("network", take_back)
    MAP_LAYERS.register(FINDER, MapLayer(FINDER, "服务点", point_features, LEGEND, clustered=True))


def places(lon: float, lat: float, *, item: str | None, limit: int, at: datetime) -> list[Place]:
    """The nearest operating points; PositionError (a ValueError) for a position not on Earth."""
    calendar = current_calendar()
    found = nearest(lon, lat, item=item, limit=limit, at=at, calendar=calendar)
    return [_place(entry, at, calendar) for entry in found]


def places_near(lon: float, lat: float, query: PlaceQuery, *, limit: int, at: datetime) -> list[Place]:
    """The nearest that answer the query; PositionError (a ValueError) for a position not on Earth."""
    calendar = current_calendar()
    wish = _wish(query, at, calendar)
    return [_place(entry, at, calendar) for entry in near(lon, lat, wish, limit=limit, at=at)]


def places_listed(query: PlaceQuery, *, start: int, limit: int, at: datetime) -> tuple[int, list[Place]]:
    """How many answer the query, and those from `start`: centres first, then by code."""
    calendar = current_calendar()
    count, points = listed(_wish(query, at, calendar), start=start, limit=limit)
    return count, [_place(point, at, calendar) for point in points]


def place_facts(code: str, *, at: datetime) -> Mapping[str, Any] | None:
    """All that is public of one operating point, as plain values."""
    visible = Point.objects.visible_to(CITIZEN).filter(code=code)
    point = with_public_facts(visible, at.date()).first()
    if point is None:
        return None
    calendar = current_calendar()
    shown = public_point(point, at, calendar)
    return {
        "place": _place(point, at, calendar),
        "kind": str(point.get_kind_display()),
        "former_names": shown.former_names,
        "directions": point.directions,
        "differing": shown.differing,
        "facilities": shown.facilities,
        "serves": shown.serves,
        "advisers": [
            {"name": one.name, "kind": one.kind, "firm": one.firm, "days": list(one.days)}
            for one in shown.helpers
        ],
        "photos": [reverse("network:photo", args=[code, photo.pk]) for photo in shown.photos],
    }


def place_ended(code: str, *, on: date) -> EndedPlace | None:
    """What is said of a point that was suspended or closed. Two statements."""
    over = ended_point(code)
    return EndedPlace(ended_words(over, on), over.status == Status.CLOSED) if over else None


def name_of(code: str) -> str:
    """The name of an operating point. One statement."""
    visible = Point.objects.visible_to(CITIZEN).filter(code=code)
    return visible.values_list("name", flat=True).first() or ""


def point_features(actor: Any, at: datetime, query: PlaceQuery) -> dict[str, Any]:
    """Operating points as a FeatureCollection; the same for every actor. Three statements."""
    calendar = current_calendar()
    pattern = reverse("network:point", args=[STAND_IN])
    drawn = features(_wish(query, at, calendar), at, calendar, lambda code: pattern.replace(STAND_IN, code))
    return {"type": "FeatureCollection", "features": list(drawn)}


def spots(words: str, *, limit: int, on: date) -> list[Spot]:
    """Villages by their name, the best answer first."""
    return [_spot(each) for each in villages(words, limit=limit, on=on)]


def spot(code: str, *, on: date) -> Spot | None:
    found = village(code, on)
    return _spot(found) if found else None


def _spot(found: Village) -> Spot:
    return Spot(found.region.code, found.title, found.lon, found.lat)


def _wish(query: PlaceQuery, at: datetime, calendar: Calendar) -> Wish:
    return Wish(
        region=(zone_of(query.region, localdate(at)) or region_of(query.region)) if query.region else None,
        tier=query.tier,
        item=query.item,
        words=query.words,
        open_at=at if query.open_only else None,
        calendar=calendar,
    )


def _place(entry: Nearby | Point, at: datetime, calendar: Calendar) -> Place:
    point = entry.point if isinstance(entry, Nearby) else entry
    return Place(
        code=point.code,
        name=point.name,
        tier=point.tier,
        address=point.address,
        phone=point.phone,
        lon=point.lon,
        lat=point.lat,
        distance_m=round(entry.distance_m) if isinstance(entry, Nearby) else None,
        open_now=point.welcomes_at(at, calendar),
        in_hours=point.open_at(at, calendar),
        doubt=point.doubt_words,
        confirmed=point.confirmed_on(localdate(at)),
        hours=tuple(point.hours_words),
        opens=point.opens_words(at, calendar),
        items=tuple((item.item, str(item)) for item in point.items.all()),
        region=point.region.full_name,
        region_code=point.region_id,
        url=reverse("network:point", args=[point.code]),
        synthetic=point.synthetic,
        away=distance_words(entry.distance_m) if isinstance(entry, Nearby) else "",
    )
