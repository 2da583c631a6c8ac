"""Making a paper void: it stays, with its number and the reason, for ever."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, hold, refusing
from zhichi.foundation.ledger.public import append
from zhichi.foundation.papers.access import can_void
from zhichi.foundation.papers.enums import Code, PaperState
from zhichi.foundation.papers.models import Paper
from zhichi.foundation.papers.rules import clean


def void(*, paper: Paper, because: str, by: Actor, at: datetime) -> Paper:
    """Raises RefusedError without a reason, without the right, or when it is void already."""
    because = clean(because).strip()
    if not 4 <= len(because) <= 200:
        raise RefusedError("请写明为什么作废，4 到 200 个字。", "because")
    with refusing(), transaction.atomic():
        hold(paper.case)
        held = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
        verdict = can_void(by, held)
        if not verdict:
            raise RefusedError(verdict.because)
        if held.state == PaperState.VOID:
            raise RefusedError("这份文书已经作废了。")
        held.state, held.voided_at, held.voided_by = PaperState.VOID, at, by.ref
        held.voided_because = because
        held.save()
        append(
            subject=held.case.subject,
            at=at,
            actor=by.ref,
            code=Code.VOIDED,
            payload={"paper": held.pk, "number": held.number, "digest": held.digest, "because": because},
        )
    return held
