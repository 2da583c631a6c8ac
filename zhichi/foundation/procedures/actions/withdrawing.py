"""A published version taken back before its day; the one in force stays."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.access import can_publish
from zhichi.foundation.procedures.models import ProcedureVersion
from zhichi.foundation.procedures.rules import EditError
from zhichi.foundation.sockets.public import PROCEDURE_USERS

SHORTEST, LONGEST = 4, 200
TOO_SHORT = f"请写明为什么撤回，至少 {SHORTEST} 个字。"


@transaction.atomic
def withdraw(*, kind: str, version: int, reason: str, by: Actor, at: datetime) -> ProcedureVersion:
    """Take a version back that waits for its day. Raises EditError with the sentence for the page, PermissionError."""
    verdict = can_publish(by)
    if not verdict:
        raise PermissionError(verdict.because)
    # All of the kind, in their order: two who take back two versions at once wait for each other.
    rows = ProcedureVersion.objects.select_for_update().filter(kind=kind).order_by("version")
    held = next((row for row in rows if row.version == version), None)
    if held is None:
        raise EditError("没有这一版。")
    if fault := why_not(held, localdate(at)):
        raise EditError(fault)
    reason = " ".join(reason.split())
    if not SHORTEST <= len(reason) <= LONGEST:
        raise EditError(TOO_SHORT if len(reason) < SHORTEST else f"理由最多写 {LONGEST} 个字。")
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_because = at, by.ref, reason
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    append(
        subject=f"procedure:{kind}",
        at=at,
        actor=by.ref,
        code="procedures.version.withdrawn",
        payload={"kind": kind, "version": version, "sha256": held.digest, "reason": reason},
    )
    return held


def why_not(held: ProcedureVersion, today: date) -> str:
    """Why a version cannot be taken back, or nothing."""
    if held.withdrawn_at is not None:
        return f"第{held.version}版已经撤回过了。"
    if held.effective_from <= today:
        return f"第{held.version}版已经施行，不能撤回；要改，请发布新的一版。"
    others = ProcedureVersion.objects.in_force(held.kind, held.effective_from).exclude(pk=held.pk)
    users = (
        []
        if others.exists()
        else [one for read in PROCEDURE_USERS for one in read(held.kind, held.effective_from)]
    )
    if users:
        return f"{'、'.join(users[:3])}到时候要用这一版，撤回就没有程序可用了。请先停办或者改好它。"
    return ""
