"""A step of the story: numbered, with who took it and his words."""

from datetime import datetime

from zhichi.domains.standards.models import Assessment, AssessmentStep
from zhichi.foundation.accounts.public import Actor


def add_step(
    assessment: Assessment,
    verb: str,
    *,
    by: Actor,
    at: datetime,
    level: str = "",
    words: str = "",
    score: int | None = None,
) -> None:
    AssessmentStep.objects.create(
        assessment=assessment,
        seq=assessment.steps.count() + 1,
        verb=verb,
        level=level,
        by=by.ref,
        by_name=by.name if by.kind == "officer" else "",
        at=at,
        words=words,
        score=score,
    )
