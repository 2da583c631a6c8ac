"""The clocks of told complaints: the two months, and what the party was given to supplement."""

from datetime import datetime

from django.utils.timezone import localdate

from zhichi.config.demo.complaint_stories import Story
from zhichi.foundation.cases.public import NO_DATE, Case
from zhichi.foundation.procedures.public import Procedure
from zhichi.foundation.timelimits.public import (
    Clock,
    Extension,
    Limit,
    Longer,
    Term,
    compute_due,
    current_calendar,
)

BACKSTOP, SUPPLEMENT = "cmp.backstop", "cmp.supplement"
# With these the two months are kept.
ANSWERED = ("refuse", "guide", "terminate", "decide", "acknowledge")


class Clocks:
    """Counted once, written together."""

    def __init__(self, procedure: Procedure, until: datetime) -> None:
        self.until, self.calendar = until, current_calendar()
        day = localdate(until)
        held = Limit.objects.in_force(day).filter(key__in=(BACKSTOP, SUPPLEMENT))
        self.limits = {limit.key: limit for limit in reversed(held)}
        self.made: list[Clock] = []
        self.longer: list[Extension] = []

    def run(self, story: Story, case: Case) -> None:
        """All clocks of one case, and its next date."""
        end = next((one.at for one in story.steps if one.verb in ANSWERED), None) or case.closed_at
        mine = [self._clock(BACKSTOP, case, story.filed_at, end, longer=story.longer)]
        asked = next((one for one in story.steps if one.verb == "request_supplement"), None)
        if asked is not None and SUPPLEMENT in self.limits:
            mine.append(self._clock(SUPPLEMENT, case, asked.at, case.closed_at, n=asked.answers["days"]))
        self.made += mine
        live = [
            (not one.limit.hard, one.due_on, one.limit.key)
            for one in mine
            if one.state == "running" and one.due_on is not None
        ]
        _, case.due_on, case.due_limit = min(live, default=(True, NO_DATE, ""))

    def _clock(
        self,
        key: str,
        case: Case,
        begin: datetime,
        end: datetime | None,
        *,
        n: int = 0,
        longer: tuple[datetime, int] | None = None,
    ) -> Clock:
        limit = self.limits[key]
        more = [Longer(longer[1], "calendar_day")] if longer else []
        term = Term(n or limit.n, limit.unit, limit.roll, limit.warn_before)
        due = compute_due(term, begin, (), more, self.calendar)
        clock = Clock(
            subject=case.subject, limit=limit, started_at=begin, started_by="system:demo", n=term.n, unit=term.unit,
            roll=term.roll, due_on=due.on, due_at=due.at, raw_on=due.raw_on, warn_at=due.warn_at,
            provisional=due.provisional, calendar_version=due.calendar_version,
            state="stopped" if end else "running", stopped_at=end,
        )  # fmt: skip
        if longer:
            self.longer.append(
                Extension(
                    clock=clock, n=longer[1], unit="calendar_day", approver="system:demo", reason="案情复杂。",
                    at=longer[0],
                )
            )  # fmt: skip
        return clock

    def write(self) -> None:
        Clock.objects.bulk_create(self.made, batch_size=200)
        Extension.objects.bulk_create(self.longer)
