"""Changing a point: its fields, what it offers, whom it serves, and the spans that history is read from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.access import can_change, can_register
from zhichi.domains.network.actions.drafts import check, payload_of_point, refuse, text_of
from zhichi.domains.network.actions.finding import tell_points
from zhichi.domains.network.enums import LedgerCode, NameKind, Status
from zhichi.domains.network.models import INDEX, Point, PointItem, PointName, PointRegion, PointSpan
from zhichi.domains.network.rules.lifecycle import check_move
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.search.public import put
from zhichi.foundation.sockets.public import past_changed

FIELDS = (
    "name", "unit", "address", "lon", "lat", "datum", "phone", "hours", "status", "kind", "parent",
    "host", "mode", "responsible", "established_on", "opened_on", "area_m2", "street_facing", "zones", "facilities",
    "directions",
)  # fmt: skip
# Rows of their own: codes of items, and regions served.
LISTS = ("items", "serves")
CHANGEABLE = (*FIELDS, *LISTS)


def change_point(*, by: Actor, at: datetime, point: Point, **changes: Any) -> Point:
    """Change what is named in CHANGEABLE; the ledger keeps the old and the new value of what differs.

    `items` are codes, `serves` regions; the rest are fields of the model. Nothing differing is no act and leaves
    no entry. PermissionDenied, PointError for a forbidden change of state, PositionError or HoursError.
    """
    unknown = set(changes) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"not changeable: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        # Locked alone: a row that changed while we waited must not fall out of a join.
        point = Point.objects.select_for_update().get(pk=point.pk)
        refuse(can_change(by, point))
        if "unit" in changes:
            refuse(can_register(by, changes["unit"]))
        differing = alter(point, changes, at)
        if differing:
            point.save()
            put(index=INDEX, key=point.pk, text=text_of(point, items_of(point)))
            tell_points([point])
            append(
                subject=f"point:{point.code}",
                at=at,
                actor=by.ref,
                code=LedgerCode.CHANGED,
                payload=differing,
            )
    return point


def alter(point: Point, changes: Mapping[str, Any], at: datetime) -> dict[str, list[Any]]:
    """Set the changes on a held point and write the rows that hang on it; the point itself the caller writes.

    Answers old and new value of what differs, as the ledger keeps them.
    """
    day = localdate(at)
    before, opened = payload_of_point(point), point.opened_on
    for name in FIELDS:
        if name in changes:
            setattr(point, name, changes[name])
    check_move(before["status"], point.status)
    check(point)
    after = payload_of_point(point)
    differing = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if "status" in differing:
        turn(point, day)
    if "opened_on" in differing:
        open_since(point, opened or day, at)
    if "name" in differing:
        _remember_name(point, before["name"], day)
    if "items" in changes:
        differing |= _set_items(point, changes["items"])
    if "serves" in changes:
        differing |= _set_serves(point, [region.pk for region in changes["serves"]], day)
    return differing


def items_of(point: Point) -> list[str]:
    return list(PointItem.objects.filter(point=point).order_by("pk").values_list("item", flat=True))


def open_since(point: Point, before: date, at: datetime) -> None:
    """The span in which it first served people begins on the day it says now; what stood there before ends then."""
    since = point.opened_on
    first = PointSpan.objects.filter(point=point, status=Status.OPERATING, from_on=before).first()
    if since is None or first is None or (first.to_on is not None and since >= first.to_on):
        return
    earlier = PointSpan.objects.filter(point=point, from_on__lt=first.from_on).exclude(pk=first.pk)
    earlier.filter(from_on__gte=since).delete()
    earlier.filter(to_on__gt=since).update(to_on=since)
    first.from_on = since
    first.save(update_fields=["from_on"])
    past_changed(since=min(since, before), at=at)


def turn(point: Point, day: date) -> None:
    """End the span of the old state and begin that of the new one; a state left on its first day leaves no span.

    Back in the state it was in until this morning, the point never left it: that span goes on.
    """
    PointSpan.objects.filter(point=point, to_on__isnull=True, from_on__gte=day).delete()
    PointSpan.objects.filter(point=point, to_on__isnull=True).update(to_on=day)
    resumed = PointSpan.objects.filter(point=point, status=point.status, to_on=day).update(to_on=None)
    if not resumed:
        PointSpan.objects.create(point=point, status=point.status, from_on=day)
    if point.status == Status.OPERATING and point.opened_on is None:
        point.opened_on = day
    if point.status == Status.CLOSED:
        end_serving(
            PointRegion.objects.filter(point=point, to_on__isnull=True).values_list("pk", flat=True), day
        )


def end_serving(rows: Iterable[int], day: date) -> None:
    """Regions no longer served from this day; one that began only then was never served."""
    ending = PointRegion.objects.filter(pk__in=list(rows))
    ending.filter(from_on__gte=day).delete()
    ending.update(to_on=day)


def _remember_name(point: Point, name: str, day: date) -> None:
    PointName.objects.update_or_create(point=point, name=name, kind=NameKind.FORMER, defaults={"to_on": day})


def _set_items(point: Point, wanted: Sequence[str]) -> dict[str, list[Any]]:
    held = sorted(items_of(point))
    new = sorted(set(wanted))
    if held == new:
        return {}
    PointItem.objects.filter(point=point).exclude(item__in=new).delete()
    PointItem.objects.bulk_create(PointItem(point=point, item=item) for item in new if item not in held)
    return {"items": [held, new]}


def _set_serves(point: Point, wanted: Sequence[str], day: date) -> dict[str, list[Any]]:
    held = {row.region_id: row.pk for row in PointRegion.objects.filter(point=point, to_on__isnull=True)}
    new = sorted(set(wanted))
    if sorted(held) == new:
        return {}
    end_serving([pk for code, pk in held.items() if code not in new], day)
    PointRegion.objects.bulk_create(
        PointRegion(point=point, region_id=code, from_on=day) for code in new if code not in held
    )
    return {"serves": [sorted(held), new]}
