"""What time brings by itself: a citizen's last day comes near, an officer's day has passed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from zhichi.foundation.cases.public import Case
from zhichi.foundation.notices.actions.sending import Facts, To, keep, notice_of
from zhichi.foundation.notices.models import Notice
from zhichi.foundation.procedures.public import Phase

# Calendar days before the last day, and for how long a passed day is looked for after a standstill of the housekeeper.
BEFORE = timedelta(days=2)
BEHIND = timedelta(days=7)
MOST = 2000
# The milestone of having handed in what was asked for.
HANDED_IN = "supplemented"


def watch(at: datetime) -> int:
    """Tell of every such day once; how many were told now. Safe to run twice and in parallel."""
    today = localdate(at)
    running = Case.objects.unfinished().filter(due_suspended=False).order_by("due_on", "pk")
    running = running.select_related("unit").defer("answers")
    near = running.filter(phase=Phase.WAITING, due_on__range=(today, today + BEFORE))[:MOST]
    past = running.filter(due_on__range=(today - BEHIND, today - timedelta(days=1)))[:MOST]
    rows = [citizens_day(case, at) for case in _untold("case.deadline", near) if waits_for_citizen(case)]
    rows += [officers_day(case, at) for case in _untold("office.overdue", past)]
    keep(rows, new=False)
    return len(rows)


def waits_for_citizen(case: Case) -> bool:
    """Whether the next move is his: with a verb that hands in what was asked for, not only one that objects."""
    if case.procedure.is_internal:
        return False
    return any(
        verb.milestone is not None
        and verb.milestone.key == HANDED_IN
        and any(doer.role == "citizen" for doer in verb.by)
        for verb in case.procedure.verbs_from(case.state)
    )


def citizens_day(case: Case, at: datetime) -> Notice:
    return _row(case, "case.deadline", To(case=case), at, "")


def officers_day(case: Case, at: datetime) -> Notice:
    to = To(desk=case.unit, officer=case.handler_id)
    return _row(case, "office.overdue", to, at, f"/office/cases/{case.number}/")


def _row(case: Case, event: str, to: To, at: datetime, page: str) -> Notice:
    facts, cause = Facts(day=case.due_on), case.due_on.isoformat()
    return notice_of(event=event, subject=case.subject, to=to, facts=facts, at=at, cause=cause, page=page)


def _untold(event: str, cases: Iterable[Case]) -> list[Case]:
    found = list(cases)
    told: set[tuple[str, date]] = {
        (subject, date.fromisoformat(cause))
        for subject, cause in Notice.objects.filter(
            event=event, subject__in=[case.subject for case in found]
        ).values_list("subject", "cause")
    }
    return [case for case in found if (case.subject, case.due_on) not in told]
