"""What was referred (转介) is accepted by the room it went to, or comes back with a reason."""

from datetime import datetime
from typing import cast

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.access import can_answer
from zhichi.foundation.cases.actions.faults import RefusedError, refusing
from zhichi.foundation.cases.actions.performing import locked, perform
from zhichi.foundation.cases.enums import ReferralState
from zhichi.foundation.cases.models import Case, Referral
from zhichi.foundation.ledger.public import append
from zhichi.foundation.sockets.public import INTAKES

LONGEST_REASON = 1000
DESK = Actor(kind="system", officer_id=None, name="referral")


def answer_referral(*, referral_id: int, accept: bool, reason: str = "", by: Actor, at: datetime) -> Referral:
    """Take over what was referred (the receiving room opens its case) or send it back with a reason.

    Raises RefusedError when it was answered before, when the desk is not the actor's, or a return says no reason.
    """
    with refusing(), transaction.atomic():
        case = locked(Referral.objects.values_list("case_id", flat=True).get(pk=referral_id))
        referral = Referral.objects.select_related("to_unit", "from_unit", "answered_by").get(pk=referral_id)
        _refuse_answer(referral, accept, reason, by)
        referral.state = ReferralState.ACCEPTED if accept else ReferralState.RETURNED
        referral.answered_at, referral.answered_by_id = at, by.officer_id
        referral.return_reason = "" if accept else reason.strip()
        if accept:
            intake = INTAKES.get(referral.intake)
            referral.opened = cast(Case, intake.open(referral=referral, case=case, by=by, at=at))
        referral.save()
        append(
            subject=case.subject,
            at=at,
            actor=by.ref,
            code=f"cases.referral.{referral.state}",
            payload={
                "intake": referral.intake,
                "opened": referral.opened.number if referral.opened else None,
            },
        )
        _tell_the_case(case, referral, at)
        return referral


def _refuse_answer(referral: Referral, accept: bool, reason: str, by: Actor) -> None:
    verdict = can_answer(by, referral)
    if not verdict:
        raise RefusedError(verdict.because)
    if not accept and not reason.strip():
        raise RefusedError("退回须写明理由。", "reason")
    if len(reason) > LONGEST_REASON:
        raise RefusedError(f"理由最多写 {LONGEST_REASON} 个字。", "reason")


def _tell_the_case(case: Case, referral: Referral, at: datetime) -> None:
    """The case that was referred goes on, or ends, by its own procedure's verb."""
    verb = case.procedure.verbs.get(f"referral_{referral.state}")
    if verb is not None:
        asked = {field.name for field in verb.fields}
        answers = {"reason": referral.return_reason} if "reason" in asked else {}
        perform(case_id=case.pk, verb=verb.name, by=DESK, at=at, answers=answers)


def successor_of(case: Case) -> Case | None:
    """The case that a referral of this one has become; the same phone or id opens it under its own tracking code."""
    referral = (
        case.referrals.filter(opened__isnull=False).select_related("opened__unit").order_by("-pk").first()
    )
    return referral.opened if referral else None
