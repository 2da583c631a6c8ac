"""When a case may be rated."""

from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.ratings.models import Rating
from zhichi.kernel.verdict import ALLOWED, Verdict

# Milestones after which there is something to judge: an answer, a decision, the end.
RATEABLE = ("decided", "closed")


def event_to_rate(case: Case) -> Act | None:
    """The newest finished event of the case, or None while there is none."""
    return case.acts.filter(milestone__in=RATEABLE).order_by("-seq").first()


def can_rate(case: Case) -> Verdict:
    event = event_to_rate(case)
    if event is None:
        return Verdict(False, "还没有办出结果，办出结果后再请您评价。")
    if Rating.objects.filter(case=case, event=event.seq).exists():
        return Verdict(False, "这次办理您已经评价过了，谢谢。")
    return ALLOWED
