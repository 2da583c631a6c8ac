"""Talks on law: recorded once, and said by somebody else of the place to have been given."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.lawtalk.access import can_confirm, can_log
from zhichi.domains.lawtalk.enums import Code
from zhichi.domains.lawtalk.models import Lecture
from zhichi.domains.network.public import PointPerson
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import append


def record_lecture(
    *,
    person: PointPerson,
    held_at: datetime,
    minutes: int,
    heard: int,
    topic: str,
    note: str = "",
    once: str,
    by: Actor,
    at: datetime,
) -> Lecture:
    """A talk that was given; a form sent twice (`once`) is one. PermissionDenied, RefusedError for one to come."""
    verdict = can_log(by, person)
    if not verdict:
        raise PermissionDenied(verdict.because)
    if held_at > at:
        raise RefusedError("讲座还没有讲，讲完了再登记。", "held_at")
    with transaction.atomic():
        told = {
            "point": person.point,
            "person": person,
            "held_at": held_at,
            "minutes": minutes,
            "heard": heard,
        }
        words = {"topic": topic.strip(), "note": note.strip(), "recorded_at": at, "recorded_by": by.ref}
        one, fresh = Lecture.objects.get_or_create(once=once, defaults={**told, **words})
        if fresh:
            _tell(one, Code.LECTURE_RECORDED, by, at, {"minutes": minutes, "heard": heard})
    return one


def confirm_lecture(*, lecture_id: int, took_place: bool, by: Actor, at: datetime) -> Lecture:
    """Say whether it took place, once. PermissionDenied, RefusedError."""
    with transaction.atomic():
        held = Lecture.objects.select_for_update(of=("self",)).select_related("person", "point__unit")
        one = held.get(pk=lecture_id)
        if one.took_place is not None:
            raise RefusedError("这场讲座已经确认过了。")
        verdict = can_confirm(by, one)
        if not verdict:
            raise PermissionDenied(verdict.because)
        one.took_place, one.confirmed_at, one.confirmed_by = took_place, at, by.ref
        one.save(update_fields=["took_place", "confirmed_at", "confirmed_by"])
        _tell(one, Code.LECTURE_CONFIRMED, by, at, {"took_place": took_place})
    return one


def _tell(one: Lecture, code: str, by: Actor, at: datetime, payload: dict[str, int]) -> None:
    told = {"lecture": one.pk, "person": one.person_id, **payload}
    append(subject=f"point:{one.point.code}", at=at, actor=by.ref, code=code, payload=told)
