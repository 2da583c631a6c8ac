"""Slips: handed out with a service, answered once by whoever was served."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from zhichi.domains.network.access import can_answer
from zhichi.domains.network.actions.drafts import refuse
from zhichi.domains.network.actions.recording import record_service
from zhichi.domains.network.enums import LedgerCode, SlipAnswer, SlipWay
from zhichi.domains.network.models import Point, ServiceEvent, Slip
from zhichi.domains.network.models.figures import slip_terms
from zhichi.domains.network.rules.slips import SlipError, read_code
from zhichi.foundation.accounts.public import Actor, guard
from zhichi.foundation.ledger.public import append
from zhichi.foundation.vault.public import blind_index
from zhichi.kernel import damm

UNKNOWN = "没有这张凭条，请对照凭条上的数字再核对一遍。"
USED = "这张凭条已经回答过了，一张凭条只能回答一次。"
EXPIRED = "这张凭条已经过期，不能再回答。"


class LockedError(PermissionError):
    """Too many codes that do not exist; the sentence says when to try again."""


class ShownError(ValueError):
    """The form was sent before: the service is recorded, and its code was shown then."""


@dataclass(frozen=True, slots=True)
class Served:
    """A service and its slip. `code` is here and nowhere else: show it now."""

    event: ServiceEvent
    slip: Slip
    code: str


def record_with_slip(*, by: Actor, at: datetime, point: Point, once: str, **told: Any) -> Served:
    """`record_service` with a slip, in its ledger entry. ShownError when this form (`once`) was recorded before."""
    with transaction.atomic():
        # Two sendings of one form wait for each other here.
        Point.objects.select_for_update().get(pk=point.pk)
        if Slip.objects.filter(once=once).exists():
            raise ShownError("这一件已经登记过了。凭条码只显示一次，不能再看。")
        event = record_service(by=by, at=at, point=point, **told)
        terms = slip_terms()
        made = False
        while not made:
            code = damm.new(terms.digits)
            fields = {
                "event": event,
                "once": once,
                "issued_at": at,
                "expires_at": at + timedelta(days=terms.valid_days),
            }
            slip, made = Slip.objects.get_or_create(code_index=_index(code), defaults=fields)
    return Served(event, slip, code)


def slip_behind(*, code: str, address: str, at: datetime) -> Slip:
    """The slip that waits for an answer behind a typed code; two reads when all is well.

    SlipError for a code that is none, unknown, used or past its time; LockedError after too many unknown ones.
    """
    digits = read_code(code, slip_terms().length)
    verdict = guard.check("slip.address", address, at=at)
    if not verdict:
        raise LockedError(verdict.because)
    found = Slip.objects.select_related("event__point__unit").filter(code_index=_index(digits)).first()
    if found is None:
        guard.fail("slip.address", address, at=at)
        raise SlipError(UNKNOWN)
    _still_open(found, at)
    return found


def answer_slip(*, by: Actor, at: datetime, slip: Slip, answer: str, address: str) -> Slip:
    """Say whether the service was real, once and in time. SlipError, PermissionDenied."""
    refuse(can_answer(by))
    said = SlipAnswer(answer)
    with transaction.atomic():
        one = Slip.objects.select_for_update().get(pk=slip.pk)
        _still_open(one, at)
        one.answer, one.answered_at, one.way = said, at, SlipWay.PAGE
        one.origin = blind_index(address, kind="network.slip.origin")
        one.save(update_fields=["answer", "answered_at", "way", "origin"])
        event = slip.event
        if said == SlipAnswer.SERVED:
            ServiceEvent.objects.filter(pk=event.pk).update(confirmed=True)
        code = LedgerCode.CONFIRMED if said == SlipAnswer.SERVED else LedgerCode.DENIED
        payload: Mapping[str, Any] = {"event": event.pk, "way": one.way}
        append(subject=f"point:{event.point.code}", at=at, actor=by.ref, code=code, payload=payload)
    return one


def _still_open(slip: Slip, at: datetime) -> None:
    if slip.answer:
        raise SlipError(USED)
    if slip.expires_at <= at:
        raise SlipError(EXPIRED)


def _index(code: str) -> str:
    return blind_index(code, kind="network.slip")
