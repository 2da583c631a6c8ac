"""What can be done against a served decision, and until when: counted from the day it was served."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from zhichi.foundation.service.models.service import Service
from zhichi.foundation.timelimits.public import Clock, Term, compute_due, current_calendar

NOON = time(12, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True)
class Until:
    """`last` is None where the law sets no time, or where nothing is served and nothing has begun."""

    way: str
    body: str
    article: str
    last: date | None


def remedies_of(service: Service) -> list[Until]:
    """One statement where a time is set; nothing for a paper that is no decision."""
    record = service.record
    verb = service.case.procedure.verbs.get(record.act.verb) if record is not None else None
    told = verb.record.remedy if verb is not None and verb.record is not None else ()
    place = service.case.county_unit.name.removesuffix("司法局")
    found = []
    for one in told:
        body = one.body.replace("{place}", place)
        found.append(Until(one.way, body, one.article, _last(service, one.n, one.unit)))
    begun = begun_by(service) if len(found) == 1 and found[0].last is None else []
    # No law sets the time, a limit of the bureau does: it runs since the service.
    return [replace(found[0], last=begun[0][1])] if begun else found


def _last(service: Service, n: int, unit: str) -> date | None:
    if not service.is_served or service.effective_on is None or not n:
        return None
    term = Term(n, unit)
    since = datetime.combine(service.effective_on, NOON)
    return compute_due(term, since, calendar=current_calendar()).on


def begun_by(service: Service) -> list[tuple[str, date]]:
    """(limit, last day) of the clocks of the case that began with this service."""
    if not service.is_served or service.effective_on is None:
        return []
    since = datetime.combine(service.effective_on, NOON)
    clocks = Clock.objects.of(service.case.subject).filter(started_at=since).select_related("limit")
    return [(clock.limit.title, clock.due_on) for clock in clocks if clock.due_on]
