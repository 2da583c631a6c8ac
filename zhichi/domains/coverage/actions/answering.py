"""What a county says of a point that looks hollow."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.coverage.access import can_answer
from zhichi.domains.coverage.enums import LedgerCode
from zhichi.domains.coverage.models import HollowAnswer, PointStanding
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append


def answer_hollow(
    *, by: Actor, at: datetime, standing: PointStanding, text: str, due_on: date | None
) -> HollowAnswer:
    """Say what is the matter and, where something is to be put right, until when; PermissionDenied."""
    verdict = can_answer(by, standing)
    if not verdict:
        raise PermissionDenied(verdict.because)
    with transaction.atomic():
        answer = HollowAnswer.objects.create(
            point=standing.point, text=text, due_on=due_on, at=at, by=by.ref, by_name=by.name
        )
        append(
            subject=f"point:{standing.point.code}",
            at=at,
            actor=by.ref,
            code=LedgerCode.HOLLOW_ANSWERED,
            payload={"text": text, "due_on": due_on.isoformat() if due_on else "", "score": standing.score},
        )
    return answer
