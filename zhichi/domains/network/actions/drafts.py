"""What is to become a point, and what the ledger and the search index keep of one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from zhichi.domains.network.enums import Datum, HostType, PointKind, ServiceMode, Status
from zhichi.domains.network.models import Point, PointItem
from zhichi.domains.network.rules.hours import check_hours
from zhichi.domains.network.rules.position import PositionError, check_in_china
from zhichi.foundation.regions.public import Region, Tier, Unit
from zhichi.kernel.verdict import Verdict

KIND_OF_TIER = {
    Tier.CITY: PointKind.CENTRE,
    Tier.COUNTY: PointKind.CENTRE,
    Tier.TOWNSHIP: PointKind.STATION,
    Tier.VILLAGE: PointKind.ROOM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A point to be registered. `lon` and `lat` in degrees of `datum`, both or neither."""

    name: str
    tier: str
    unit: Unit
    region: Region
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    datum: str = Datum.CGCS2000
    phone: str = ""
    hours: dict[str, list[list[str]]] = field(default_factory=dict)
    status: str = Status.PLANNED
    items: tuple[str, ...] = ()
    serves: tuple[Region, ...] = ()
    # None: the kind that the tier usually has.
    kind: str | None = None
    parent: Point | None = None
    host: str = HostType.OTHER
    mode: str = ServiceMode.FIXED
    responsible: str = ""
    established_on: date | None = None
    area_m2: int | None = None
    street_facing: bool | None = None
    zones: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    directions: str = ""
    # Since when it is in its status; the day of registration when None.
    since: date | None = None
    synthetic: bool = False


def point_of(draft: Draft, code: str) -> Point:
    """The row of a draft, not yet written."""
    return Point(
        code=code,
        name=draft.name,
        tier=draft.tier,
        kind=draft.kind or KIND_OF_TIER[Tier(draft.tier)],
        parent=draft.parent,
        host=draft.host,
        mode=draft.mode,
        responsible=draft.responsible,
        established_on=draft.established_on,
        area_m2=draft.area_m2,
        street_facing=draft.street_facing,
        zones=list(draft.zones),
        facilities=list(draft.facilities),
        directions=draft.directions,
        unit=draft.unit,
        region=draft.region,
        address=draft.address,
        lon=draft.lon,
        lat=draft.lat,
        datum=draft.datum,
        phone=draft.phone,
        hours=draft.hours,
        status=draft.status,
        synthetic=draft.synthetic,
    )


def refuse(verdict: Verdict) -> None:
    """PermissionDenied with the reason, when there is one."""
    if not verdict:
        raise PermissionDenied(verdict.because)


def check(point: Point) -> None:
    """PositionError or HoursError when a row cannot be right."""
    check_hours(point.hours)
    if point.lon is not None and point.lat is not None:
        check_in_china(point.lon, point.lat)
    elif point.lon is not None or point.lat is not None:
        raise PositionError("经度和纬度应一起填写。")


def text_of(point: Point, items: Iterable[str]) -> str:
    """What the search index keeps."""
    labels = (str(PointItem(item=item)) for item in items)
    return "\n".join([point.name, point.address, point.region.full_name, *labels])


def payload_of_point(point: Point) -> dict[str, Any]:
    """What the ledger keeps of a point; degrees as text, for canonical JSON knows no floats."""
    return {
        "name": point.name,
        "tier": point.tier,
        "kind": str(point.kind),
        "parent": point.parent.code if point.parent else "",
        "host": str(point.host),
        "mode": str(point.mode),
        "responsible": point.responsible,
        "established_on": point.established_on.isoformat() if point.established_on else "",
        "opened_on": point.opened_on.isoformat() if point.opened_on else "",
        "area_m2": point.area_m2,
        "street_facing": point.street_facing,
        "zones": point.zones,
        "facilities": point.facilities,
        "directions": point.directions,
        "unit": point.unit.code,
        "region": point.region_id,
        "address": point.address,
        "lon": "" if point.lon is None else repr(point.lon),
        "lat": "" if point.lat is None else repr(point.lat),
        "datum": str(point.datum),
        "phone": point.phone,
        "hours": point.hours,
        "status": str(point.status),
        "synthetic": point.synthetic,
    }
