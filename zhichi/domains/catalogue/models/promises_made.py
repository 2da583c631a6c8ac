"""What a case's applicant promised, told to himself."""

from typing import Any

from django.db.models import QuerySet

from zhichi.domains.catalogue.models.commitment import Commitment
from zhichi.domains.catalogue.rules.promise_story import standing, story
from zhichi.foundation.sockets.public import PromiseMade
from zhichi.foundation.statements.public import Slot, reading

Line = tuple[str, str, Any, Any, str, Any]


@reading
def of_case(*, case: Slot) -> QuerySet[Commitment, Line]:
    made = Commitment.objects.filter(case_id=case).order_by("pk")
    return made.values_list("proof__title", "words", "signed_at", "verify_by", "state", "repaired_at")


def promises_made(case: int) -> list[PromiseMade]:
    """Fits `sockets.PROMISES_MADE`."""
    return [
        PromiseMade(
            title=title,
            words=words,
            signed_at=signed_at,
            verify_by=verify_by,
            state=state,
            standing=standing(state),
            said=story(state, verify_by, repaired=repaired_at is not None),
        )
        for title, words, signed_at, verify_by, state, repaired_at in of_case(case=case)
    ]
