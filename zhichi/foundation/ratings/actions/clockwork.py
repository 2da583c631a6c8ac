"""The clocks of a rectification, where the bureau has set limits: effects of another verb, not told on the ledger."""

from collections.abc import Iterable
from datetime import datetime

from zhichi.foundation.ratings.models import Rectification, StepLimit
from zhichi.foundation.timelimits.public import Clock, NoLimitError, open_clocks, start, stop

SUBJECT = "rectification:"


def run(rectification: Rectification, step: str, *, by: str, at: datetime) -> None:
    """Start what was set for this part, and keep its day; nothing where none was set or it was switched off."""
    chosen = StepLimit.objects.filter(pk=step).first()
    if chosen is None:
        return
    try:
        clock = start(subject=rectification.subject, limit=chosen.limit, at=at, by=by)
    except NoLimitError:
        return
    rectification.due_on = clock.due_on
    rectification.save(update_fields=["due_on"])


def halt(rectification: Rectification, *, at: datetime) -> None:
    """Stop whatever runs; the caller saves the rectification."""
    stop(subject=rectification.subject, limit=None, at=at)
    rectification.due_on = None


def follow(subjects: Iterable[str]) -> None:
    """Take over the days that a late calendar notice has moved."""
    for subject in subjects:
        if subject.startswith(SUBJECT):
            days = [clock.due_on for clock in open_clocks(subject) if clock.due_on]
            Rectification.objects.filter(pk=int(subject.removeprefix(SUBJECT))).update(
                due_on=min(days, default=None)
            )


def clocks_of(rectification: Rectification) -> list[Clock]:
    return list(
        Clock.objects.filter(subject=rectification.subject)
        .select_related("limit")
        .order_by("started_at", "pk")
    )
