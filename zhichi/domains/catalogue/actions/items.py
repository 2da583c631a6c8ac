"""Publishing service items and ending them. A version once published is never changed; the next one ends it."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.finding import tell_items
from zhichi.domains.catalogue.actions.item_promises import promise_days
from zhichi.domains.catalogue.actions.noting_texts import note_published
from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import Item, ItemDraft, ItemVersion, Power
from zhichi.domains.catalogue.models.citers import citing_item
from zhichi.domains.catalogue.models.judging import item_faults
from zhichi.domains.catalogue.rules.item_known import ItemFault
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.timelimits.public import end_promise
from zhichi.kernel import canonical


class ItemError(ValueError):
    """An item that cannot be published, drafted or ended; `faults` lists every place and reason."""

    def __init__(self, faults: list[ItemFault]) -> None:
        super().__init__("；".join(str(fault) for fault in faults))
        self.faults = faults


def digest_of(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical.encode(document)).hexdigest()


@transaction.atomic
def publish_item(
    *, document: Mapping[str, Any], effective_from: date, by: Actor, at: datetime, shipped: bool = False
) -> tuple[ItemVersion, bool]:
    """Publish a version that begins on `effective_from` and ends the one before; answers it and whether it is new.

    The document of the last version again changes nothing. Only what ships with a release may begin in the past.
    Raises ItemError with every fault, PermissionError when `by` may not.
    """
    _may(by)
    # The day first: on one that is past, other things were in force, and what is missing then is no reason.
    if effective_from < timezone.localdate(at) and not shipped:
        raise ItemError([ItemFault(("effective_from",), "施行日期不能早于今天。")])
    # One publication at a time: a code that two items are given at once is seen by the second.
    list(Item.objects.select_for_update().order_by("pk").values_list("pk"))
    faults = item_faults(document, effective_from)
    if faults:
        raise ItemError(faults)
    item, _ = Item.objects.get_or_create(code=document["code"])
    last = item.versions.order_by("-version").first()
    digest = digest_of(document)
    if last is not None and last.effective_to is None and last.digest == digest:
        return last, False
    if fault := _day_fault(last, effective_from):
        raise ItemError([ItemFault(("effective_from",), fault)])
    if last is not None and last.effective_to is None:
        last.effective_to = effective_from
        last.save(update_fields=["effective_to"])
    made = ItemVersion.objects.create(
        item=item,
        version=_next_number(item),
        title=document["title"],
        item_code=document.get("item_code", ""),
        kind=document.get("kind", ""),
        order=document.get("order", 100),
        document=document,
        digest=digest,
        effective_from=effective_from,
        published_at=at,
        published_by=by.ref,
    )
    made.powers.set(Power.objects.filter(code__in=document.get("powers", ())))
    tell_items([made, *([last] if last is not None else [])])
    ItemDraft.objects.filter(code=item.code).delete()
    promise_days(document, effective_from, by=by, at=at)
    facts: dict[str, Any] = {
        "version": made.version,
        "sha256": digest,
        "effective_from": effective_from.isoformat(),
    }
    if not shipped:
        facts["texts"] = note_published(citing_item(made), by=by.ref, at=at)
    _note(item.code, Code.ITEM_PUBLISHED, facts, by=by, at=at)
    return made, True


@transaction.atomic
def end_item(*, code: str, effective_to: date, reason: str, by: Actor, at: datetime) -> ItemVersion:
    """From `effective_to` the item cannot be asked for any more; cases that are under way go on.

    Raises ItemError when there is nothing to end, the day is past or the reason is missing.
    """
    _may(by)
    held = ItemVersion.objects.select_for_update().filter(item__code=code, effective_to__isnull=True).first()
    if held is None:
        raise ItemError([ItemFault((), "这项服务没有正在施行的版本。")])
    if effective_to < timezone.localdate(at):
        raise ItemError([ItemFault(("effective_to",), "停办日期不能早于今天。")])
    if effective_to <= held.effective_from:
        sentence = f"第 {held.version} 版从 {held.effective_from} 起施行，停办日期要晚于这一天。"
        raise ItemError([ItemFault(("effective_to",), sentence)])
    if not reason.strip():
        raise ItemError([ItemFault(("reason",), "请写明为什么停办。")])
    held.effective_to = effective_to
    held.save(update_fields=["effective_to"])
    end_promise(item=code, since=effective_to)
    tell_items([held])
    facts = {"version": held.version, "effective_to": effective_to.isoformat(), "reason": reason.strip()}
    _note(code, Code.ITEM_ENDED, facts, by=by, at=at)
    return held


def _next_number(item: Item) -> int:
    """One more than any version had, taken back or not."""
    return (ItemVersion.ever.filter(item=item).aggregate(Max("version"))["version__max"] or 0) + 1


def _may(by: Actor) -> None:
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)


def _day_fault(last: ItemVersion | None, day: date) -> str:
    """Why a version may not begin on that day after the one before, or nothing."""
    if last is None:
        return ""
    if last.effective_to is None and day <= last.effective_from:
        return f"第 {last.version} 版从 {last.effective_from} 起施行，新版本要晚于这一天。"
    if last.effective_to is not None and day < last.effective_to:
        return f"第 {last.version} 版施行到 {last.effective_to}，新版本不能早于这一天。"
    return ""


def _note(code: str, what: Code, facts: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    append(subject=f"item:{code}", at=at, actor=by.ref, code=what, payload=facts)
