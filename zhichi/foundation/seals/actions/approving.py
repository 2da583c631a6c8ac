"""Approving step by step; the last approval locks the documents by their digests. Refusing, withdrawing."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.seals.access import can_approve, can_withdraw, keepers_of, seat_of
from zhichi.foundation.seals.actions.documents import list_digest, refuse_changed
from zhichi.foundation.seals.actions.noting import held_seal, note, person, said
from zhichi.foundation.seals.enums import Code, RequestState
from zhichi.foundation.seals.models import Approval, Seal, SealRequest, SealUse, behind


def approve(*, request: SealRequest, by: Actor, at: datetime) -> SealRequest:
    """Give the approval that comes next. RefusedError when it is not this officer's, or a document has changed."""
    with refusing(), transaction.atomic():
        seal, held = taken(request)
        given = held_approvals(held)
        step, people = held.next_step(len(given)), behind(given)
        verdict = can_approve(by, held, step, people)
        if not verdict or step is None:
            raise RefusedError(verdict.because)
        seat = seat_of(by.free_of(held.applicant_id, *people, *keepers_of(seal)), seal, step)
        lent_by = seat.delegated_from if seat else None
        uses = documents(held)
        refuse_changed(uses)
        if list_digest(held, uses) != held.list_digest:
            raise RefusedError("清单和申请时的不一样，不能批准。")
        Approval.objects.create(
            request=held,
            step=len(given) + 1,
            officer_id=person(by),
            applicant_id=held.applicant_id,
            lent_by_id=lent_by,
            at=at,
        )
        last = len(given) + 1 == len(held.steps)
        if last:
            held.state, held.locked_at = RequestState.APPROVED, at
            held.save(update_fields=["state", "locked_at"])
        code = Code.LOCKED if last else Code.APPROVED
        note(
            seal,
            code,
            by=by,
            at=at,
            basis=step.basis,
            request=held.pk,
            step=len(given) + 1,
            list=held.list_digest,
            lent_by=lent_by or 0,
        )
    return held


def refuse(*, request: SealRequest, because: str, by: Actor, at: datetime) -> SealRequest:
    """Whoever could give the next approval says no, with the reason."""
    because = said(because, "because", "为什么不批准")
    with refusing(), transaction.atomic():
        seal, held = taken(request)
        given = held_approvals(held)
        verdict = can_approve(by, held, held.next_step(len(given)), behind(given))
        if not verdict:
            raise RefusedError(verdict.because)
        return _end(seal, held, RequestState.REFUSED, Code.REFUSED, because, by, at)


def withdraw(*, request: SealRequest, because: str, by: Actor, at: datetime) -> SealRequest:
    """The applicant takes it back, or whoever manages the seal, until it is stamped."""
    because = said(because, "because", "为什么撤回")
    with refusing(), transaction.atomic():
        seal, held = taken(request)
        verdict = can_withdraw(by, held)
        if not verdict:
            raise RefusedError(verdict.because)
        return _end(seal, held, RequestState.WITHDRAWN, Code.WITHDRAWN, because, by, at)


def _end(
    seal: Seal, held: SealRequest, state: str, code: Code, because: str, by: Actor, at: datetime
) -> SealRequest:
    held.state, held.ended_at, held.ended_by_id, held.ended_because = state, at, by.officer_id, because
    held.save(update_fields=["state", "ended_at", "ended_by", "ended_because"])
    held.uses.update(live=False)
    note(seal, code, by=by, at=at, request=held.pk, because=because)
    return held


def taken(request: SealRequest) -> tuple[Seal, SealRequest]:
    """The seal and the request, both held, in this order everywhere."""
    seal = held_seal(request.seal_id)
    held = SealRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    held.seal = seal
    return seal, held


def held_approvals(request: SealRequest) -> list[Approval]:
    return list(request.approvals.order_by("step"))


def documents(request: SealRequest) -> list[SealUse]:
    """Its uses in order, each with its paper or file, without their bytes."""
    return list(request.uses.select_related("paper__template", "paper__case", "file").order_by("n"))
