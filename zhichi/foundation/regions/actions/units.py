"""Setting up, moving and closing units."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.timezone import localdate

from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions import rules
from zhichi.foundation.regions.actions.serving import By, give
from zhichi.foundation.regions.enums import LedgerCode
from zhichi.foundation.regions.models import Region, Unit, UnitRegion


def create_unit(
    *,
    by: By,
    at: datetime,
    code: str,
    name: str,
    kind: str,
    tier: str,
    valid_from: date,
    parent: Unit | None = None,
    region: Region | None = None,
    serves: tuple[Region, ...] = (),
    phone: str = "",
) -> Unit:
    """Set up a unit under `parent`; a development zone has no region and names the ones it `serves`."""
    with transaction.atomic():
        unit = Unit.objects.create(
            code=code,
            name=name,
            kind=kind,
            tier=tier,
            parent=parent,
            region=region,
            phone=phone,
            valid_from=valid_from,
        )
        for served in serves:
            give(by, at, unit, served, valid_from)
        append(
            subject=f"unit:{code}",
            at=at,
            actor=by.ref,
            code=LedgerCode.UNIT_CREATED,
            payload=created(unit, [served.code for served in serves]),
            fresh=True,
        )
    return unit


def created(unit: Unit, serves: list[str]) -> dict[str, object]:
    """What the ledger keeps of a new unit."""
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": str(unit.kind),
        "tier": str(unit.tier),
        "parent": unit.parent.code if unit.parent else "",
        "region": unit.region_id or "",
        "serves": serves,
    }


def change_unit(*, by: By, at: datetime, unit: Unit, name: str, phone: str) -> Unit:
    """Give a unit another name or telephone; what is as it was is no act."""
    with transaction.atomic():
        kept = Unit.objects.select_for_update().get(pk=unit.pk)
        payload = {"name": [kept.name, name], "phone": [kept.phone, phone]}
        payload = {field: told for field, told in payload.items() if told[0] != told[1]}
        if payload:
            Unit.objects.filter(pk=kept.pk).update(name=name, phone=phone)
            append(
                subject=f"unit:{kept.code}",
                at=at,
                actor=by.ref,
                code=LedgerCode.UNIT_CHANGED,
                payload=payload,
            )
    unit.refresh_from_db()
    return unit


def move_unit(*, by: By, at: datetime, unit: Unit, parent: Unit | None) -> Unit:
    """Put a unit, with all below it, under another one. RegionError when it would stand under itself."""
    with transaction.atomic():
        # One move at a time: the roots are the lock of the tree.
        list(Unit.objects.select_for_update().filter(parent__isnull=True).order_by("pk"))
        unit.refresh_from_db()
        above = Unit.objects.get(pk=parent.pk) if parent else None
        if above and above.path.startswith(unit.path):
            raise rules.RegionError("不能把机构放到它自己或它的下级之下。")
        if above and not rules.may_stand_under(unit.tier, above.tier):
            raise rules.RegionError("下级机构的层级不能高于上级机构。")
        old, new = unit.path, f"{above.path if above else '/'}{unit.pk}/"
        before = unit.parent.code if unit.parent else ""
        Unit.objects.filter(path__startswith=old).update(
            path=Concat(Value(new), Substr(F("path"), len(old) + 1))
        )
        Unit.objects.filter(pk=unit.pk).update(parent=above)
        payload = {"from": before, "to": above.code if above else ""}
        append(subject=f"unit:{unit.code}", at=at, actor=by.ref, code=LedgerCode.UNIT_MOVED, payload=payload)
    unit.refresh_from_db()
    return unit


def close_unit(*, by: By, at: datetime, unit: Unit, valid_to: date) -> Unit:
    """Close a unit from a day on (today, or a past day). RegionError while units below it are open."""
    if valid_to > localdate(at):
        raise rules.RegionError("请在撤销当天或以后登记，不能提前登记。")
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        if unit.valid_to is not None:
            raise rules.RegionError(f"{unit.name}已经撤销。")
        below = Unit.objects.within(unit).exclude(pk=unit.pk).filter(valid_to__isnull=True)
        if below.exists():
            raise rules.RegionError("还有未撤销的下级机构，请先处理它们。")
        if valid_to < unit.valid_from:
            raise rules.RegionError("撤销日期不能早于设立日期。")
        unit.valid_to = valid_to
        unit.save(update_fields=["valid_to"])
        served = UnitRegion.objects.filter(unit=unit, valid_to=None)
        served.filter(valid_from__lt=valid_to).update(valid_to=valid_to)
        served.delete()  # what would have begun on that day or later never did
        payload = {"valid_to": valid_to.isoformat()}
        append(subject=f"unit:{unit.code}", at=at, actor=by.ref, code=LedgerCode.UNIT_CLOSED, payload=payload)
    return unit
