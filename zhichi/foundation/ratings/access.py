"""When a case may be rated."""

from django.db.models import QuerySet

from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.ratings.models import Rating
from zhichi.foundation.statements.public import Slot, reading
from zhichi.kernel.verdict import ALLOWED, Verdict

# Milestones after which there is something to judge: an answer, a decision, the end.
RATEABLE = ("decided", "closed")


def event_to_rate(case: Case) -> Act | None:
    """The newest finished event of the case, or None while there is none."""
    return finished_events.first(case=case.pk)


@reading
def finished_events(*, case: Slot) -> QuerySet[Act, Act]:
    return Act.objects.filter(case_id=case, milestone__in=RATEABLE).order_by("-seq")[:1]


def can_rate(case: Case) -> Verdict:
    return can_rate_event(case, event_to_rate(case))


def can_rate_event(case: Case, event: Act | None) -> Verdict:
    """Whether this event, the case's newest finished one, still waits for its judgement."""
    if event is None:
        return Verdict(False, "还没有办出结果，办出结果后再请您评价。")
    if given.first(case=case.pk, event=event.seq):
        return Verdict(False, "这次办理您已经评价过了，谢谢。")
    return ALLOWED


@reading
def given(*, case: Slot, event: Slot) -> QuerySet[Rating, int]:
    return Rating.objects.filter(case_id=case, event=event).values_list("pk", flat=True)
