"""A version of an item taken back before its day; what was there before goes on."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.item_promises import promise_days
from zhichi.domains.catalogue.actions.items import ItemError
from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import Item, ItemVersion
from zhichi.domains.catalogue.rules.item_known import ItemFault
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append, entries_of, payload_of
from zhichi.foundation.timelimits.public import end_promise

SHORTEST, LONGEST = 4, 200


@transaction.atomic
def withdraw_item(*, code: str, version: int, reason: str, by: Actor, at: datetime) -> ItemVersion:
    """Take back the last version of an item while it waits for its day; its number is not given again.

    The version before runs on as if there had been none, with what it promised. Raises ItemError, PermissionError.
    """
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
    # As in publishing: one at a time, so that nothing is published on top of what is taken back.
    list(Item.objects.select_for_update().order_by("pk").values_list("pk"))
    held = ItemVersion.ever.filter(item__code=code, version=version).select_related("item").first()
    if held is None:
        raise ItemError([ItemFault((), "没有这一版。")])
    if because := why_not(held, localdate(at)):
        raise ItemError([ItemFault((), because)])
    reason = " ".join(reason.split())
    if not SHORTEST <= len(reason) <= LONGEST:
        wanted = f"请写明为什么撤回，{SHORTEST} 到 {LONGEST} 个字。"
        raise ItemError([ItemFault(("reason",), wanted)])
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_because = at, by.ref, reason
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    facts = {"version": version, "sha256": held.digest, "reason": reason}
    append(subject=f"item:{code}", at=at, actor=by.ref, code=Code.ITEM_WITHDRAWN, payload=facts)
    before = held.item.versions.order_by("-version").first()
    if before is not None and before.effective_to == held.effective_from and not _ended(before):
        before.effective_to = None
        before.save(update_fields=["effective_to"])
        promise_days(before.document, held.effective_from, by=by, at=at)
    else:
        end_promise(item=code, since=held.effective_from)
    return held


def why_not(held: ItemVersion, day: date) -> str:
    """Why a version cannot be taken back, or nothing."""
    called = f"第 {held.version} 版"
    if held.withdrawn_at is not None:
        return f"{called}已经撤回过了。"
    if held.effective_from <= day:
        return f"{called}已经施行，不能撤回；要改，请发布新的一版，或者登记停办。"
    if (
        later := ItemVersion.objects.filter(item=held.item, version__gt=held.version)
        .order_by("version")
        .first()
    ):
        return f"后面还有第 {later.version} 版在等施行，请先撤回它。"
    if held.effective_to is not None:
        return f"{called}已经登记了从 {held.effective_to} 起停办，不能撤回。"
    return ""


def _ended(version: ItemVersion) -> bool:
    """Whether the bureau itself had ended it on that day, before the next version was published."""
    day = version.effective_to.isoformat() if version.effective_to else ""
    ends = entries_of(f"item:{version.item.code}").filter(code=Code.ITEM_ENDED)
    said = (payload_of(entry) or {} for entry in ends)
    return any((one.get("version"), one.get("effective_to")) == (version.version, day) for one in said)
