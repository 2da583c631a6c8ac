"""Complaints about advisers: told by anybody without a name, answered once by the desk, never by the adviser."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.lawtalk.access import can_answer
from zhichi.domains.lawtalk.enums import Code
from zhichi.domains.lawtalk.models import AdviserComplaint
from zhichi.domains.network.public import Point, PointPerson
from zhichi.foundation.accounts.public import Actor, guard
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import append

GUARD = "adviser.complaint"


class LockedError(PermissionError):
    """Too many from one address; the sentence says when to try again."""


def complain(
    *,
    point: Point,
    person: PointPerson | None,
    about: str,
    words: str,
    phone: str = "",
    once: str,
    address: str,
    by: Actor,
    at: datetime,
) -> AdviserComplaint:
    """Keep it; a form sent twice (`once`) is one. Raises LockedError for a flood."""
    verdict = guard.check(GUARD, address, at=at)
    if not verdict:
        raise LockedError(verdict.because)
    with transaction.atomic():
        told = {
            "point": point,
            "person": person,
            "about": about,
            "words": words,
            "phone": phone,
            "told_at": at,
        }
        one, fresh = AdviserComplaint.objects.get_or_create(once=once, defaults=told)
        if fresh:
            payload = {"point": point.code, "about": about}
            _tell(one, Code.COMPLAINT_TOLD, by, at, payload)
    if fresh:
        guard.fail(GUARD, address, at=at)
    return one


def answer_complaint(
    *, complaint_id: int, found: bool, answer: str, by: Actor, at: datetime
) -> AdviserComplaint:
    """Say what came of it, once. PermissionDenied, RefusedError."""
    with transaction.atomic():
        one = AdviserComplaint.objects.select_for_update().get(pk=complaint_id)
        if one.answered_at is not None:
            raise RefusedError("这件投诉已经有人处理过了。")
        verdict = can_answer(by, one)
        if not verdict:
            raise PermissionDenied(verdict.because)
        one.found, one.answer, one.answered_at, one.answered_by = found, answer.strip(), at, by.ref
        one.save(update_fields=["found", "answer", "answered_at", "answered_by"])
        _tell(one, Code.COMPLAINT_ANSWERED, by, at, {"found": found})
    return one


def _tell(one: AdviserComplaint, code: str, by: Actor, at: datetime, payload: Mapping[str, object]) -> None:
    append(subject=f"adviser_complaint:{one.pk}", at=at, actor=by.ref, code=code, payload=payload)
