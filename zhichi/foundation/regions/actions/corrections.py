"""A change of divisions recorded in error is taken back, as an act of its own: the ledger keeps both."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import PROTECT
from django.db.models.fields.reverse_related import ForeignObjectRel

from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.actions.serving import By, end
from zhichi.foundation.regions.enums import LedgerCode
from zhichi.foundation.regions.models import Region, RegionSuccessor, UnitRegion
from zhichi.foundation.regions.rules import RegionError
from zhichi.foundation.sockets.public import REGION_TAKEN_BACK, Passing, past_changed


def take_back_change(*, by: By, at: datetime, former: Region, reason: str) -> list[str]:
    """Undo that a division passed into others: it goes on as if it had not ended. Answers the codes of those others.

    A division that began with this change alone never was. RegionError when it has been used since.
    """
    if not reason.strip():
        raise RegionError("请写明哪里登记错了。")
    with transaction.atomic():
        former = Region.objects.select_for_update().get(pk=former.pk)
        links = list(RegionSuccessor.objects.filter(former=former).select_related("successor"))
        if not links:
            raise RegionError(f"没有登记过{former.name}的去向，不用更正。")
        on, heirs = links[0].on, [link.successor for link in links]
        gone = [heir for heir in heirs if _began_with(heir, former, on)]
        for heir in gone:
            _check_unused(heir)
        RegionSuccessor.objects.filter(former=former).delete()
        Region.objects.filter(pk=former.pk).update(valid_to=None)
        told: dict[str, object] = {
            "on": on.isoformat(),
            "document": links[0].document,
            "reason": reason.strip(),
        }
        for heir in gone:
            _never_was(by, at, heir, on, told)
        for link in UnitRegion.objects.filter(region=former, valid_to=on).select_related("unit"):
            _go_on(by, at, link)
        codes = [heir.code for heir in heirs]
        passing = Passing(
            former.code, tuple(codes), on, frozenset(heir.code for heir in heirs if heir.valid_from == on)
        )
        for follow in REGION_TAKEN_BACK:
            follow(passing)
        append(
            subject=f"region:{former.code}",
            at=at,
            actor=by.ref,
            code=LedgerCode.REGION_TAKEN_BACK,
            payload=told | {"to": codes},
        )
        past_changed(since=on, at=at)
    return codes


def _began_with(heir: Region, former: Region, on: date) -> bool:
    """Whether nothing else passed into a division than this one, and it began with that."""
    others = RegionSuccessor.objects.filter(successor=heir).exclude(former=former)
    return heir.valid_from == on and not others.exists()


def _check_unused(heir: Region) -> None:
    if RegionSuccessor.objects.filter(former=heir).exists():
        raise RegionError(f"新区划{heir.name}后来又有变更，请先更正后面那一次。")
    for relation in Region._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.on_delete is not PROTECT:
            continue
        rows = relation.related_model._default_manager.filter(**{relation.field.name: heir})
        if rows.exists():
            what = relation.related_model._meta.verbose_name
            raise RegionError(
                f"新区划{heir.name}已经有 {rows.count()} 个{what}登记在这里，不能更正，请先处理它们。"
            )


def _never_was(by: By, at: datetime, heir: Region, on: date, told: dict[str, object]) -> None:
    for link in UnitRegion.objects.filter(region=heir, valid_to=None).select_related("unit", "region"):
        end(by, at, link, max(on, link.valid_from), "")
    Region.objects.filter(pk=heir.pk).update(valid_to=heir.valid_from)
    append(
        subject=f"region:{heir.code}", at=at, actor=by.ref, code=LedgerCode.REGION_TAKEN_BACK, payload=told
    )


def _go_on(by: By, at: datetime, link: UnitRegion) -> None:
    """What ended with the change was never interrupted."""
    link.valid_to = None
    link.save(update_fields=["valid_to"])
    payload = {"region": link.region_id, "valid_from": link.valid_from.isoformat(), "before": []}
    append(
        subject=f"unit:{link.unit.code}", at=at, actor=by.ref, code=LedgerCode.UNIT_SERVES, payload=payload
    )
