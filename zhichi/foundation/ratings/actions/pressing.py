"""Complaints that a rating was forced, bought or prevented."""

from datetime import datetime
from secrets import token_urlsafe

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.foundation.accounts.public import Actor, guard
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.ledger.public import append
from zhichi.foundation.ratings.actions.by_code import LockedError
from zhichi.foundation.ratings.enums import Code
from zhichi.foundation.ratings.models import Pressure
from zhichi.foundation.regions.public import Unit

LONGEST = 1000
GUARD = "rating.pressure"
BASIS = "GB/T 39734—2020"


def tell_pressure(
    *,
    unit: Unit,
    words: str,
    phone: str = "",
    case: Case | None = None,
    once: str = "",
    address: str,
    by: Actor,
    at: datetime,
) -> Pressure:
    """Keep what somebody tells of pressure; no name is asked for. A form sent twice (`once`) is one.

    Raises RefusedError, LockedError for a flood.
    """
    if not 4 <= len(words.strip()) <= LONGEST:
        raise RefusedError(f"请写明是怎么回事，4 到 {LONGEST} 个字。", "words")
    verdict = guard.check(GUARD, address, at=at)
    if not verdict:
        raise LockedError(verdict.because)
    with transaction.atomic():
        told = {"unit": unit, "case": case, "words": words.strip(), "phone": phone, "told_at": at}
        one, fresh = Pressure.objects.get_or_create(once=once or token_urlsafe(24), defaults=told)
        if not fresh:
            return one
        payload = {"unit": unit.code}
        append(
            subject=f"pressure:{one.pk}",
            at=at,
            actor=by.ref,
            code=Code.PRESSURE_TOLD,
            basis=BASIS,
            payload=payload,
        )
    guard.fail(GUARD, address, at=at)
    return one


def answer_pressure(*, pressure_id: int, answer: str, found: bool, by: Actor, at: datetime) -> Pressure:
    """Say what came of it, once. Raises PermissionDenied, RefusedError."""
    if not 2 <= len(answer.strip()) <= LONGEST:
        raise RefusedError(f"请写明处理情况，最多 {LONGEST} 个字。", "answer")
    with transaction.atomic():
        one = Pressure.objects.select_for_update().get(pk=pressure_id)
        if not Pressure.objects.visible_to(by).filter(pk=one.pk).exists():
            raise PermissionDenied("这件投诉由被投诉单位的上一级处理。")
        if one.answered_at is not None:
            raise RefusedError("这件投诉已经有人处理过了。")
        one.answer, one.found, one.answered_at, one.answered_by = answer.strip(), found, at, by.ref
        one.save(update_fields=["answer", "found", "answered_at", "answered_by"])
        append(
            subject=f"pressure:{one.pk}",
            at=at,
            actor=by.ref,
            code=Code.PRESSURE_ANSWERED,
            basis=BASIS,
            payload={"found": found},
        )
    return one
