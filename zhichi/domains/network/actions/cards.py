"""Cards: what a point is or shall be, as plain values by column name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhichi.domains.network.actions.drafts import Draft
from zhichi.domains.network.enums import Status
from zhichi.domains.network.models import Point, PointRegion
from zhichi.domains.network.rules.columns import BY_NAME, CellError, read_cell
from zhichi.domains.network.rules.datum import to_wgs84
from zhichi.domains.network.rules.doubts import Place
from zhichi.domains.network.rules.twins import Other
from zhichi.foundation.regions.public import Region, Unit

Card = Mapping[str, Any]
POSITION = ("lon", "lat", "datum")
DAYS = ("established_on", "opened_on")


@dataclass(slots=True)
class Book:
    """What the cards name: units and points by code, regions with their state, other points that may be the same."""

    units: dict[str, Unit] = field(default_factory=dict)
    points: dict[str, Point] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    # The day that what is told is held against.
    day: date = date.max
    # Townships (nine digits) that a unit sits in or serves, by its code.
    areas: dict[str, set[str]] = field(default_factory=dict)
    items: dict[int, list[str]] = field(default_factory=dict)
    serves: dict[int, list[str]] = field(default_factory=dict)
    by_key: dict[tuple[str, Any], list[Other]] = field(default_factory=dict)


def card_of(point: Point, book: Book | None = None) -> dict[str, Any]:
    """A registered point as a card. With a book no query."""
    items = book.items.get(point.pk, []) if book else [row.item for row in point.items.all()]
    serving = PointRegion.objects.filter(point=point, to_on__isnull=True).order_by("region_id")
    serves = book.serves.get(point.pk, []) if book else list(serving.values_list("region_id", flat=True))
    return {
        "name": point.name,
        "tier": point.tier,
        "kind": point.kind,
        "parent": point.parent.code if point.parent else "",
        "unit": point.unit.code,
        "region": point.region_id,
        "host": point.host,
        "mode": point.mode,
        "address": point.address,
        "lon": point.lon,
        "lat": point.lat,
        "datum": point.datum if point.lon is not None else "",
        "phone": point.phone,
        "hours": point.hours,
        "status": point.status,
        "responsible": point.responsible,
        "established_on": point.established_on.isoformat() if point.established_on else "",
        "opened_on": point.opened_on.isoformat() if point.opened_on else "",
        "area_m2": point.area_m2,
        "street_facing": point.street_facing,
        "zones": sorted(point.zones),
        "facilities": sorted(point.facilities),
        "items": sorted(items),
        "serves": sorted(serves),
        "directions": point.directions,
    }


def differences(before: Card, after: Card) -> dict[str, Any]:
    """The values of `after` that differ; a position is one thing, so its three values go together."""
    differing = {name: value for name, value in after.items() if not _same(name, before.get(name), value)}
    if before.get("lon") is None and after.get("lon") is None and after.get("lat") is None:
        differing.pop("datum", None)  # of no position
    if differing.keys() & set(POSITION):
        differing |= {name: after[name] for name in POSITION if name in after}
    return differing


def _same(name: str, a: Any, b: Any) -> bool:
    """Whether two values say the same: days without hours left out, a telephone with or without its dash."""
    if isinstance(a, list) and isinstance(b, list):
        return sorted(a) == sorted(b)
    if a == b:
        return True
    column = BY_NAME[name]
    said = column.write(column, a)
    try:
        return said == column.write(column, b) or (bool(said) and bool(read_cell(column, said) == b))
    except CellError:
        return False


def draft_of(card: Card, book: Book) -> Draft:
    """A card whose checks found nothing grave, as a draft; its position converted."""
    values = {
        name: card[name] for name in ("name", "tier", "address", "phone", "hours", "status", "host", "mode")
    }
    return Draft(
        **values,
        **changes_of(card, book, only=("unit", "parent", "lon", "items", "serves")),
        region=book.regions[card["region"]],
        kind=card["kind"] or None,
        # A card that was filed before these were asked has none of them.
        responsible=card.get("responsible", ""),
        established_on=_day(card.get("established_on", "")),
        since=_day(card.get("opened_on", "")) if card["status"] == Status.OPERATING else None,
        area_m2=card["area_m2"],
        street_facing=card["street_facing"],
        zones=tuple(card["zones"]),
        facilities=tuple(card["facilities"]),
        directions=card["directions"],
    )


def changes_of(changed: Card, book: Book, only: Sequence[str] = ()) -> dict[str, Any]:
    """Differing values as `change_point` takes them: objects instead of codes, the position converted."""
    made: dict[str, Any] = {}
    for name, value in changed.items():
        if only and name not in only:
            continue
        if name == "unit":
            made[name] = book.units[value]
        elif name == "parent":
            made[name] = book.points[value] if value else None
        elif name == "items":
            made[name] = tuple(value)
        elif name == "serves":
            made[name] = tuple(book.regions[code] for code in value)
        elif name in DAYS:
            made[name] = _day(value)
        elif name == "lon":
            made |= _position(changed)
        elif name not in POSITION:
            made[name] = value
    return made


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _position(card: Card) -> dict[str, Any]:
    lon, lat, datum = (card[name] for name in POSITION)
    if lon is None or lat is None:
        return {"lon": None, "lat": None}
    lon, lat = to_wgs84(lon, lat, datum)
    # What was encrypted is WGS-84 once decrypted; the other two keep their own name.
    return {"lon": lon, "lat": lat, "datum": datum if datum in {"WGS-84", "CGCS2000"} else "WGS-84"}
