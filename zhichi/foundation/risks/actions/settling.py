"""A signal is given to somebody; it is said why it may stand. The fact itself stays in sight."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor, Officer
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import append
from zhichi.foundation.risks.access import can_assign, can_close
from zhichi.foundation.risks.enums import Code, State
from zhichi.foundation.risks.models import RiskSignal

SHORTEST = 6


def _held(pk: int) -> RiskSignal:
    """Locked with its case, so that it does not go while somebody writes a reason."""
    rows = RiskSignal.objects.select_related("case", "unit")
    return rows.select_for_update(of=("self",)).get(pk=pk)


@transaction.atomic
def assign(*, signal: RiskSignal, to: Officer, by: Actor, at: datetime) -> RiskSignal:
    """RefusedError with the sentence for whoever may not, or when it is gone."""
    held = _held(signal.pk)
    if not (verdict := can_assign(by, held)):
        raise RefusedError(verdict.because)
    held.assigned, held.assigned_at = to, at
    held.save(update_fields=["assigned", "assigned_at"])
    _note(held, Code.ASSIGNED, {"to": f"officer:{to.pk}"}, by, at)
    return held


@transaction.atomic
def close(*, signal: RiskSignal, because: str, by: Actor, at: datetime) -> RiskSignal:
    """It stays on the page of the case with its reason; when the fact changes it is raised anew."""
    held = _held(signal.pk)
    if not (verdict := can_close(by, held)):
        raise RefusedError(verdict.because)
    words = because.strip()
    if len(words) < SHORTEST:
        raise RefusedError(f"请把理由写清楚（至少 {SHORTEST} 个字）。", "because")
    held.state, held.closed_at, held.because = State.CLOSED, at, words[:500]
    held.closed_by_id = by.officer_id
    held.save(update_fields=["state", "closed_at", "because", "closed_by"])
    _note(held, Code.CLOSED, {"because": held.because}, by, at)
    return held


def _note(held: RiskSignal, code: Code, more: dict[str, str], by: Actor, at: datetime) -> None:
    append(
        subject=held.case.subject,
        at=at,
        actor=by.ref,
        code=code,
        payload={"signal": held.key, "words": held.words, **more},
        basis=held.signal.basis,
    )
