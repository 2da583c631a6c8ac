"""Registering and changing points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.access import can_change, can_register
from zhichi.domains.network.enums import Datum, HostType, LedgerCode, PointKind, ServiceMode, Status
from zhichi.domains.network.models import INDEX, Point, PointItem, PointRegion, PointSpan
from zhichi.domains.network.rules.codes import code_prefix, number_of, point_code
from zhichi.domains.network.rules.hours import check_hours
from zhichi.domains.network.rules.position import PositionError, check_in_china
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Region, Tier, Unit
from zhichi.foundation.search.public import put, put_many
from zhichi.kernel.verdict import Verdict

CHANGEABLE = (
    "name", "unit", "address", "lon", "lat", "datum", "phone", "hours", "status",
    "kind", "host", "mode", "area_m2", "street_facing", "zones", "facilities", "directions",
)  # fmt: skip
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
    kind: PointKind | None = None
    host: str = HostType.OTHER
    mode: str = ServiceMode.FIXED
    area_m2: int | None = None
    street_facing: bool | None = None
    zones: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    directions: str = ""
    # Since when it is in its status; the day of registration when None.
    since: date | None = None
    synthetic: bool = False


def register_point(*, by: Actor, at: datetime, draft: Draft) -> Point:
    """Register one point under a fresh code; PermissionDenied, PointError, PositionError or HoursError."""
    with transaction.atomic():
        (point,) = _write(by, [draft], at)
        put(index=INDEX, key=point.pk, text=_text(point, draft.items))
        append(
            subject=f"point:{point.code}",
            at=at,
            actor=by.ref,
            code=LedgerCode.REGISTERED,
            payload=_payload(point) | {"items": list(draft.items)},
            fresh=True,
        )
    return point


def register_points(*, by: Actor, at: datetime, drafts: Sequence[Draft]) -> list[Point]:
    """Register many points at once: a few statements for each few hundred, one ledger entry."""
    with transaction.atomic():
        points = _write(by, drafts, at)
        texts = ((point.pk, _text(point, draft.items)) for point, draft in zip(points, drafts, strict=True))
        put_many(index=INDEX, documents=texts)
        payload = {"count": len(points), "codes": [point.code for point in points]}
        append(
            subject="network:points", at=at, actor=by.ref, code=LedgerCode.REGISTERED_MANY, payload=payload
        )
    return points


def change_point(*, by: Actor, at: datetime, point: Point, **changes: Any) -> Point:
    """Change fields named in CHANGEABLE; the ledger keeps the old and the new value of what differs.

    Nothing differing is no act and leaves no entry.
    """
    unknown = set(changes) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"not changeable: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        # Locked alone: a row that changed while we waited must not fall out of a join.
        point = Point.objects.select_for_update().get(pk=point.pk)
        _refuse(can_change(by, point))
        if "unit" in changes:
            _refuse(can_register(by, changes["unit"]))
        before = _payload(point)
        for name, value in changes.items():
            setattr(point, name, value)
        _check(point)
        after = _payload(point)
        differing = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        if differing:
            point.save()
            if "status" in differing:
                _turn(point, localdate(at))
            put(index=INDEX, key=point.pk, text=_text(point, [item.item for item in point.items.all()]))
            append(
                subject=f"point:{point.code}",
                at=at,
                actor=by.ref,
                code=LedgerCode.CHANGED,
                payload=differing,
            )
    return point


def _turn(point: Point, day: date) -> None:
    """End the span of the old state and begin that of the new one; a state left on its first day leaves no span."""
    PointSpan.objects.filter(point=point, to_on__isnull=True, from_on__gte=day).delete()
    PointSpan.objects.filter(point=point, to_on__isnull=True).update(to_on=day)
    PointSpan.objects.create(point=point, status=point.status, from_on=day)


def _refuse(verdict: Verdict) -> None:
    if not verdict:
        raise PermissionDenied(verdict.because)


def _check(point: Point) -> None:
    check_hours(point.hours)
    if point.lon is not None and point.lat is not None:
        check_in_china(point.lon, point.lat)
    elif point.lon is not None or point.lat is not None:
        raise PositionError("经度和纬度应一起填写。")


def _write(by: Actor, drafts: Sequence[Draft], at: datetime) -> list[Point]:
    """Check and write points with their items and regions, codes counted on from the last of each prefix."""
    for unit in {draft.unit for draft in drafts}:
        _refuse(can_register(by, unit))
    # Held, so that two registrations in one region count one after the other.
    regions = {draft.region.pk for draft in drafts}
    list(Region.objects.select_for_update().filter(pk__in=regions).values_list("pk").order_by("pk"))
    counted: dict[str, int] = {}
    for code in Point.objects.filter(region_id__in=regions).values_list("code", flat=True).order_by("code"):
        counted[code[:-2]] = number_of(code)
    points = []
    for draft in drafts:
        prefix = code_prefix(draft.region.code, draft.tier)
        counted[prefix] = counted.get(prefix, 0) + 1
        point = _point(draft, point_code(draft.region.code, draft.tier, counted[prefix]))
        _check(point)
        points.append(point)
    pairs = list(zip(Point.objects.bulk_create(points), drafts, strict=True))
    PointItem.objects.bulk_create(
        PointItem(point=point, item=item) for point, draft in pairs for item in dict.fromkeys(draft.items)
    )
    PointRegion.objects.bulk_create(
        PointRegion(point=point, region=region, from_on=draft.since or localdate(at))
        for point, draft in pairs
        for region in draft.serves
    )
    PointSpan.objects.bulk_create(
        PointSpan(point=point, status=point.status, from_on=draft.since or localdate(at))
        for point, draft in pairs
    )
    return points


def _point(draft: Draft, code: str) -> Point:
    return Point(
        code=code,
        name=draft.name,
        tier=draft.tier,
        kind=draft.kind or KIND_OF_TIER[Tier(draft.tier)],
        host=draft.host,
        mode=draft.mode,
        area_m2=draft.area_m2,
        street_facing=draft.street_facing,
        zones=list(draft.zones),
        facilities=list(draft.facilities),
        directions=draft.directions,
        opened_on=draft.since if draft.status == Status.OPERATING else None,
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


def _text(point: Point, items: Iterable[str]) -> str:
    labels = (str(PointItem(item=item)) for item in items)
    return "\n".join([point.name, point.address, point.region.full_name, *labels])


def _payload(point: Point) -> dict[str, Any]:
    """What the ledger keeps of a point; degrees as text, for canonical JSON knows no floats."""
    return {
        "name": point.name,
        "tier": point.tier,
        "kind": str(point.kind),
        "host": str(point.host),
        "mode": str(point.mode),
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
