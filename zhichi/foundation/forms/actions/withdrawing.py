"""A published version taken back before its day; what was in force stays."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.forms.access import can_write
from zhichi.foundation.forms.actions.finding import form_of
from zhichi.foundation.forms.actions.publishing import FormError, today
from zhichi.foundation.forms.enums import Code
from zhichi.foundation.forms.models import FormVersion
from zhichi.foundation.forms.rules import Fault
from zhichi.foundation.ledger.public import append
from zhichi.foundation.sockets.public import FORM_USERS

SHORTEST, LONGEST = 4, 200


@transaction.atomic
def withdraw_form(*, key: str, version: int, reason: str, by: Actor, at: datetime) -> FormVersion:
    """Take a version back that waits for its day; its number is not given again.

    Raises FormError with one sentence, PermissionDenied when `by` may not.
    """
    verdict = can_write(by)
    if not verdict:
        raise PermissionDenied(verdict.because)
    # All of the form, in their order: two who take back two versions at once wait for each other.
    rows = FormVersion.objects.select_for_update().filter(key=key).order_by("version")
    held = next((row for row in rows if row.version == version), None)
    if held is None:
        raise FormError([Fault("", "没有这一版。")])
    if because := why_not(held, today(at)):
        raise FormError([Fault("", because)])
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST:
        raise FormError([Fault("reason", f"请写明为什么撤回，至少 {SHORTEST} 个字。")])
    if len(reason) > LONGEST:
        raise FormError([Fault("reason", f"理由最多写 {LONGEST} 个字。")])
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_because = at, by.ref, reason
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    form_of.cache_clear()
    append(
        subject=f"form:{key}",
        at=at,
        actor=by.ref,
        code=Code.WITHDRAWN,
        payload={"key": key, "version": version, "sha256": held.digest, "reason": reason},
    )
    return held


def why_not(held: FormVersion, day: date) -> str:
    """Why a version cannot be taken back, or nothing."""
    if held.withdrawn_at is not None:
        return f"第 {held.version} 版已经撤回过了。"
    if held.effective_from <= day:
        return f"第 {held.version} 版已经在用，不能撤回；要改，请发布新的一版。"
    if users := [one for read in FORM_USERS for one in read(f"{held.key}@{held.version}")]:
        return f"{'、'.join(users[:3])}里写明要用这一版，撤回就没有表可填了。请先改用别的版本，或者先撤回它。"
    return ""
