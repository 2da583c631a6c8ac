"""Registering points: one, or many at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.access import can_register
from zhichi.domains.network.actions.drafts import Draft, check, payload_of_point, point_of, refuse, text_of
from zhichi.domains.network.actions.finding import tell_points
from zhichi.domains.network.actions.telling import tell_registered
from zhichi.domains.network.enums import LedgerCode, Status
from zhichi.domains.network.models import INDEX, Point, PointItem, PointRegion, PointSpan
from zhichi.domains.network.rules.codes import code_prefix, number_of, point_code
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Region
from zhichi.foundation.search.public import put, put_many
from zhichi.foundation.sockets.public import past_changed


def register_point(*, by: Actor, at: datetime, draft: Draft) -> Point:
    """Register one point under a fresh code; PermissionDenied, PointError, PositionError or HoursError."""
    with transaction.atomic():
        (point,) = write(by, [draft], at)
        put(index=INDEX, key=point.pk, text=text_of(point, draft.items))
        tell_points([point])
        append(
            subject=f"point:{point.code}",
            at=at,
            actor=by.ref,
            code=LedgerCode.REGISTERED,
            payload=payload_of_point(point) | {"items": list(draft.items)},
            fresh=True,
        )
    return point


def register_points(*, by: Actor, at: datetime, drafts: Sequence[Draft]) -> list[Point]:
    """Register many points at once: a few statements for each few hundred; one entry for the whole, one a point."""
    with transaction.atomic():
        points = write_many(by, drafts, at)
        payload = {"count": len(points), "codes": [point.code for point in points]}
        act = append(
            subject="network:points", at=at, actor=by.ref, code=LedgerCode.REGISTERED_MANY, payload=payload
        )
        tell_registered(by, at, act, zip(points, drafts, strict=True))
    return points


def write_many(by: Actor, drafts: Sequence[Draft], at: datetime) -> list[Point]:
    """Rows and search texts of many points, inside the caller's transaction and act."""
    points = write(by, drafts, at)
    texts = ((point.pk, text_of(point, draft.items)) for point, draft in zip(points, drafts, strict=True))
    put_many(index=INDEX, documents=texts)
    tell_points(points)
    return points


def write(by: Actor, drafts: Sequence[Draft], at: datetime) -> list[Point]:
    """Check and write points with their items and regions, codes counted on from the last of each prefix."""
    for unit in {draft.unit for draft in drafts}:
        refuse(can_register(by, unit))
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
        point = point_of(draft, point_code(draft.region.code, draft.tier, counted[prefix]))
        if point.status == Status.OPERATING:
            point.opened_on = draft.since or localdate(at)
        check(point)
        points.append(point)
    pairs = list(zip(Point.objects.bulk_create(points), drafts, strict=True))
    PointItem.objects.bulk_create(
        PointItem(point=point, item=item) for point, draft in pairs for item in dict.fromkeys(draft.items)
    )
    PointRegion.objects.bulk_create(
        PointRegion(point=point, region=region, from_on=draft.since or localdate(at))
        for point, draft in pairs
        for region in dict.fromkeys(draft.serves)
    )
    PointSpan.objects.bulk_create(
        PointSpan(point=point, status=point.status, from_on=draft.since or localdate(at))
        for point, draft in pairs
    )
    if since := [draft.since for draft in drafts if draft.since]:
        past_changed(since=min(since), at=at)
    return points
