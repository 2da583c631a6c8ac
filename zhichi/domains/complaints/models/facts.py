"""The files of complaints as values, for the rules of risk: a fixed number of statements for up to a thousand cases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Q

from zhichi.domains.complaints.enums import Clock as Which
from zhichi.domains.complaints.models.complaint import Complaint
from zhichi.domains.complaints.models.kinds import kinds
from zhichi.domains.complaints.rules.signals import (
    Attempt,
    CaseFacts,
    ClockSeen,
    Did,
    PaperSeen,
    ServiceSeen,
)
from zhichi.foundation.cases.public import Act, Party, PartyRole, Record
from zhichi.foundation.seals.public import SealUse
from zhichi.foundation.service.public import Service, ServiceAttempt, State
from zhichi.foundation.timelimits.public import Clock, Extension

BACKSTOP = "cmp.backstop"
SHANGHAI = ZoneInfo("Asia/Shanghai")
# Of these the words are read; of the others it is enough that they are there.
READ = ("cp.investigation", "cp.decision", "cp.refusal_notice", "cp.termination_told")
TOLD = ("cp.decision", "cp.refusal_notice", "cp.termination_told")
SETTLED = (State.EFFECTIVE, State.WAIVED)
YEAR = timedelta(days=365)
By = dict[int, list[Any]]


class Row(NamedTuple):
    """A complaint with its case, without making either: a hundred thousand are read at once."""

    pk: int
    target: str
    sort: str
    protected: bool
    first: str | None
    second: str | None
    weighty: bool
    result: str
    reviewed_on: date | None
    discussed_on: date | None
    about: str
    wording: str
    number: str
    state: str
    filed_at: datetime
    closed_at: datetime | None
    answers: Mapping[str, Any]


COLUMNS = (
    *("pk", "target", "sort", "protected", "first__name", "second__name", "weighty", "result"),
    *("reviewed_on", "discussed_on", "about", "wording"),
    *("case__number", "case__state", "case__filed_at", "case__closed_at", "case__answers"),
)


def _on(moment: datetime) -> date:
    """The local day."""
    return moment.astimezone(SHANGHAI).date()


def facts_of(cases: Sequence[int]) -> dict[int, CaseFacts]:
    """By case. Ten statements; up to five more where there are decisions, services or lengthened clocks."""
    rows = [Row(*one) for one in Complaint.objects.filter(pk__in=cases).values_list(*COLUMNS)]
    acts, papers, services, clocks = _acts(cases), _papers(cases), _services(cases), _clocks(rows)
    people, named = _people(cases)
    abouts, wordings = _same_about(rows), _same_words(rows)
    return {
        row.pk: CaseFacts(
            state=row.state,
            filed_on=_on(row.filed_at),
            closed_on=_on(row.closed_at) if row.closed_at else None,
            sort=row.sort,
            named=row.protected or row.pk in named,
            respondent=str(row.answers.get("respondent", "")),
            handlers=tuple(one for one in (row.first, row.second) if one is not None),
            people=tuple(people.get(row.pk, ())),
            weighty=row.weighty,
            result=row.result,
            reviewed_on=row.reviewed_on,
            discussed_on=row.discussed_on,
            acts=tuple(acts.get(row.pk, ())),
            papers=tuple(papers.get(row.pk, ())),
            services=tuple(services.get(row.pk, ())),
            clocks=tuple(clocks.get(row.pk, ())),
            same_about=abouts.get(row.pk, 0),
            same_words=tuple(wordings.get(row.pk, ())),
        )
        for row in rows
    }


def _acts(cases: Sequence[int]) -> By:
    found: By = defaultdict(list)
    rows = Act.objects.filter(case__in=cases).order_by("case", "seq")
    for case, verb, at, who in rows.values_list("case", "verb", "at", "actor"):
        found[case].append(Did(verb, at, _on(at), who))
    return found


def _papers(cases: Sequence[int]) -> By:
    """Documents in order; of a decision also what it tells, and whether the bytes that were approved were stamped."""
    found: By = defaultdict(list)
    rows = Record.objects.filter(case__in=cases).order_by("pk")
    for case, key, at in rows.exclude(key__in=READ).values_list("case", "key", "made_at"):
        found[case].append(PaperSeen(key, _on(at)))
    read = list(rows.filter(key__in=READ).values_list("pk", "case", "key", "made_at", "data", "paper"))
    stamped = _stamped([one[0] for one in read])
    for pk, case, key, at, data, paper in read:
        said = {str(row["name"]): str(row["value"]) for row in data}
        told = key in TOLD
        found[case].append(PaperSeen(key, _on(at), said, _remedy(paper), told, told and pk in stamped))
    return found


def _remedy(paper: Mapping[str, Any] | None) -> str:
    """What a letter tells of remedies; it is kept in pieces."""
    held = (paper or {}).get("remedy") or ()
    return "".join(piece if isinstance(piece, str) else "" for piece in held)


def _stamped(records: Sequence[int]) -> set[int]:
    """Records of whose printing exactly the approved bytes were stamped, and not made void since."""
    if not records:
        return set()
    rows = SealUse.objects.filter(
        paper__record__in=records, live=True, stamped_at__isnull=False, voided_at=None
    ).values_list("paper__record", "digest", "paper__digest")
    return {record for record, approved, printed in rows if record is not None and approved == printed}


def _services(cases: Sequence[int]) -> By:
    rows = list(
        Service.objects.filter(case__in=cases)
        .exclude(record=None)
        .values_list("pk", "case", "record__key", "party", "state", "effective_on")
    )
    tries: By = defaultdict(list)
    attempts = ServiceAttempt.objects.filter(service__in=[row[0] for row in rows]) if rows else ()
    for one in attempts:
        held = one.state == State.EFFECTIVE
        tries[one.service_id].append(Attempt(one.way, one.signer, one.consent_id is not None, held))
    found: By = defaultdict(list)
    for pk, case, key, party, state, on in rows:
        found[case].append(ServiceSeen(key, party is not None, state in SETTLED, on, tuple(tries[pk])))
    return found


def _people(cases: Sequence[int]) -> tuple[By, set[int]]:
    """Names by case, and the cases whose complainant left one."""
    found: By = defaultdict(list)
    named: set[int] = set()
    rows = Party.objects.filter(case__in=cases).values_list("case", "role", "name")
    for case, role, name in rows:
        if name:
            found[case].append(name)
            named |= {case} if role == PartyRole.APPLICANT else set()
    return found, named


def _clocks(rows: Iterable[Row]) -> By:
    subjects = {f"case:{row.number}": row for row in rows}
    clocks = list(
        Clock.objects.filter(subject__in=subjects)
        .order_by("pk")
        .values_list("pk", "subject", "limit__key", "due_on", "raw_on", "stopped_at")
    )
    longer: By = defaultdict(list)
    added = Extension.objects.filter(clock__in=[clock[0] for clock in clocks])
    for clock, *one in added.values_list("clock", "at", "n", "unit"):
        longer[clock].append(one)
    found: By = defaultdict(list)
    for pk, subject, key, due_on, raw_on, stopped_at in clocks:
        row = subjects[subject]
        if which := _which(row.target, key):
            stopped = _on(stopped_at) if stopped_at else None
            days, before = _lengthened(longer.get(pk, ()), due_on, raw_on)
            found[row.pk].append(ClockSeen(which, due_on, stopped, days, before))
    return found


def _lengthened(
    longer: Iterable[Sequence[Any]], due_on: date | None, raw_on: date | None
) -> tuple[tuple[date, ...], date | None]:
    """On which days, and what the last day was before. Counted back in days of the calendar, as decisions on complaints
    are counted; one that was lengthened by working days is left out rather than guessed."""
    if raw_on is None or any(unit != "calendar_day" for _, _, unit in longer):
        return (), due_on
    days = tuple(_on(at) for at, _, _ in longer)
    return days, raw_on - timedelta(days=sum(n for _, n, _ in longer)) if days else due_on


def _which(target: str, key: str) -> str:
    if key == BACKSTOP:
        return "backstop"
    limits = kinds()[target].limits if target in kinds() else {}
    return next((which.value for which in Which if limits.get(which.value) == key), "")


def _same_about(rows: Sequence[Row]) -> dict[int, int]:
    """How many complaints about the same within the year before each, itself included."""
    wanted = {row.about for row in rows if row.about}
    if not wanted:
        return {}
    earliest = min(row.filed_at for row in rows if row.about) - YEAR
    seen: dict[str, list[datetime]] = defaultdict(list)
    others = Complaint.objects.filter(about__in=wanted, case__filed_at__gte=earliest)
    for about, at in others.exclude(merged_into__isnull=False).values_list("about", "case__filed_at"):
        seen[about].append(at)
    return {
        row.pk: sum(row.filed_at - YEAR < at <= row.filed_at for at in seen[row.about])
        for row in rows
        if row.about
    }


def _same_words(rows: Sequence[Row]) -> By:
    """Numbers of other cases whose decision found the same in the same words."""
    wanted = {row.wording for row in rows if row.wording}
    if not wanted:
        return {}
    seen: dict[str, list[tuple[int, str]]] = defaultdict(list)
    others = Complaint.objects.filter(Q(wording__in=wanted)).order_by("pk")
    for wording, pk, number in others.values_list("wording", "pk", "case__number"):
        seen[wording].append((pk, number))
    return {
        row.pk: [number for pk, number in seen[row.wording] if pk != row.pk] for row in rows if row.wording
    }
