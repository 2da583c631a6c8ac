"""A table is taken: new versions, ended versions, one entry in the ledger; all of it or nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.inspections.access import can_keep
from zhichi.domains.inspections.actions.planning import Plan, Step, plan_of
from zhichi.domains.inspections.actions.refusing import DirectoryError, refuse
from zhichi.domains.inspections.enums import Directory, LedgerCode
from zhichi.domains.inspections.models import DirectoryEntry, DirectorySheet, EntryVersion
from zhichi.domains.inspections.models.snapshot import subject_of
from zhichi.domains.inspections.rules.columns import published
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Unit

SOME = 500


def take_sheet(*, sheet: DirectorySheet, token: str, looked: bool, by: Actor, at: datetime) -> Plan:
    """What was shown under `token`, unless the directory has changed since. DirectoryError, PermissionDenied."""
    with transaction.atomic():
        # One table of a body at a time: what is compared is what is then changed.
        unit = Unit.objects.select_for_update().get(pk=sheet.unit_id)
        sheet = DirectorySheet.objects.select_for_update().get(pk=sheet.pk)
        refuse(can_keep(by, unit))
        plan = plan_of(sheet, localdate(at))
        said = _why_not(sheet, plan, token, looked=looked)
        if said:
            raise DirectoryError(said)
        ended = [step.before for step in plan.changed if step.before] + plan.gone
        _end(ended, at)
        codes = _write(sheet, plan, by, at)
        sheet.taken_at = at
        sheet.save(update_fields=["taken_at"])
        payload: dict[str, Any] = {
            "file": sheet.sha256,
            "added": codes,
            # Which columns differ; what they say may be personal and stays in the versions.
            "changed": {step.before.entry.code: list(step.changed) for step in plan.changed if step.before},
            "gone": [version.entry.code for version in plan.gone],
        }
        subject = subject_of(sheet.directory, unit)
        append(subject=subject, at=at, actor=by.ref, code=LedgerCode.TAKEN, payload=payload)
    return plan


def _why_not(sheet: DirectorySheet, plan: Plan, token: str, *, looked: bool) -> str:
    if sheet.taken_at is not None:
        return "这个表格已经采用过了。"
    if token != plan.token:
        return "您预览以后名录又有变动，请重新看一遍再采用。"
    if plan.faults:
        return f"表格有 {len(plan.faults)} 处错误，整个表格都没有采用。"
    if plan.doubts and not looked:
        return "请先看过下面的疑点，勾选“已核对”，再采用。"
    return "" if plan.does_anything else "表格和现在的名录一样，没有要改的。"


def _end(versions: list[EntryVersion], at: datetime) -> None:
    for version in versions:
        version.to_at = at
    EntryVersion.objects.bulk_update(versions, ["to_at"], batch_size=SOME)


def _write(sheet: DirectorySheet, plan: Plan, by: Actor, at: datetime) -> list[str]:
    """New versions; answers the codes of what is new in the directory, also of what has come back."""
    known = DirectoryEntry.objects.of(sheet.unit, sheet.directory)
    former = {entry.index: entry for entry in known}
    numbers = {
        row["entry"]: row["number"]
        for row in EntryVersion.objects.filter(entry__in=known).order_by("number").values("entry", "number")
    }
    fresh = _codes(sheet.directory, len(former))
    entries = {
        step.index: DirectoryEntry(
            unit=sheet.unit,
            directory=sheet.directory,
            code=step.document.get("code") or next(fresh),
            index=step.index,
        )
        for step in plan.added
        if step.index not in former
    }
    DirectoryEntry.objects.bulk_create(entries.values(), batch_size=SOME)
    every = former | entries

    def version(step: Step) -> EntryVersion:
        entry, document = every[step.index], dict(step.document)
        told = published(sheet.directory, document)
        number = numbers.get(entry.pk, 0) + 1
        return EntryVersion(
            entry=entry, number=number, document=document, public=told, from_at=at, author=by.ref
        )

    EntryVersion.objects.bulk_create(map(version, [*plan.added, *plan.changed]), batch_size=SOME)
    return [every[step.index].code for step in plan.added]


def _codes(directory: str, taken: int) -> Iterator[str]:
    """Numbers of ours for inspectors, one after the other; none is given twice, for no entry is ever deleted."""
    while directory == Directory.INSPECTORS:
        taken += 1
        yield f"JC{taken:05}"
