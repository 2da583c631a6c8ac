"""Giving regions to units that do not sit there: the unit before ends where the new one begins."""

from datetime import date, datetime
from typing import Protocol

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.enums import LedgerCode, UnitKind
from zhichi.foundation.regions.models import Region, Unit, UnitRegion
from zhichi.foundation.regions.rules import RegionError, stands_in_for
from zhichi.foundation.sockets.public import past_changed


class By(Protocol):
    """Whoever acts; `accounts.Actor` is one (that room lies above this one)."""

    @property
    def ref(self) -> str: ...


def serve_region(
    *, by: By, at: datetime, unit: Unit, region: Region, valid_from: date | None = None
) -> UnitRegion:
    """Give a region to a unit from a day on (today, or a past day), taking it from the unit of its kind before.

    A zone takes a township from another zone, not from its justice office. RegionError for a day to come, or for
    one before the last change: what was true until now is not rewritten.
    """
    since = valid_from or localdate(at)
    if since > localdate(at):
        raise RegionError("请在变动生效当天或以后登记，不能提前登记。")
    with transaction.atomic():
        # One at a time gives a region away.
        Region.objects.select_for_update().get(pk=region.pk)
        held = UnitRegion.objects.filter(unit=unit, region=region, valid_to=None).first()
        if held is not None:
            return held
        link, before = give(by, at, unit, region, since)
        payload = {"region": region.code, "valid_from": since.isoformat(), "before": before}
        append(subject=f"unit:{unit.code}", at=at, actor=by.ref, code=LedgerCode.UNIT_SERVES, payload=payload)
        past_changed(since=since, at=at)
    return link


def leave_region(*, by: By, at: datetime, unit: Unit, region: Region, valid_to: date) -> None:
    """End what a unit serves, with nobody after it: the unit that sits there answers again. RegionError."""
    if valid_to > localdate(at):
        raise RegionError("请在变动生效当天或以后登记，不能提前登记。")
    with transaction.atomic():
        Region.objects.select_for_update().get(pk=region.pk)
        link = UnitRegion.objects.filter(unit=unit, region=region, valid_to=None).first()
        if link is None:
            raise RegionError(f"{unit.name}现在不服务{region.name}。")
        end(by, at, link, valid_to, "")
        past_changed(since=valid_to, at=at)


def give(by: By, at: datetime, unit: Unit, region: Region, since: date) -> tuple[UnitRegion, list[str]]:
    """Open the new span and end those of other units of its kind; answers it with their codes."""
    rivals = UnitRegion.objects.filter(region=region, valid_to=None, unit__kind__in=only_one_of(unit.kind))
    before = list(rivals.exclude(unit=unit).select_related("unit", "region").order_by("unit__code"))
    for link in before:
        end(by, at, link, since, unit.code)
    link = UnitRegion.objects.create(unit=unit, region=region, valid_from=since)
    return link, [each.unit.code for each in before]


def only_one_of(kind: str) -> tuple[str, ...]:
    """Kinds of which only one unit answers for a place: a county bureau and a zone's bureau count as one."""
    bureaus = stands_in_for(UnitKind.COUNTY_BUREAU)
    return bureaus if kind in bureaus else (kind,)


def end(by: By, at: datetime, link: UnitRegion, day: date, after: str) -> None:
    """End a span; one that began only on that day was never one. RegionError for a day before it began."""
    if day < link.valid_from:
        raise RegionError(
            f"{link.unit.name}从 {link.valid_from} 起服务{link.region.name}，变动不能早于这一天。"
        )
    if day == link.valid_from:
        link.delete()
    else:
        link.valid_to = day
        link.save(update_fields=["valid_to"])
    payload = {"region": link.region_id, "valid_to": day.isoformat(), "after": after}
    append(
        subject=f"unit:{link.unit.code}", at=at, actor=by.ref, code=LedgerCode.UNIT_LEAVES, payload=payload
    )
