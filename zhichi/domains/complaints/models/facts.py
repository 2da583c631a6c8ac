"""The files of complaints as values, for the rules of risk: a fixed number of statements for up to a thousand cases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

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
# Of these the words are read; of the others it is enough that they are there.
READ = ("cp.investigation", "cp.decision", "cp.refusal_notice", "cp.termination_told")
TOLD = ("cp.decision", "cp.refusal_notice", "cp.termination_told")
SETTLED = (State.EFFECTIVE, State.WAIVED)
YEAR = timedelta(days=365)
By = dict[int, list[Any]]


def facts_of(cases: Sequence[int]) -> dict[int, CaseFacts]:
    """By case. Ten statements; up to five more where there are decisions, services or lengthened clocks."""
    rows = list(Complaint.objects.filter(pk__in=cases).select_related("case", "first", "second"))
    acts, papers = _acts(cases), _papers(cases)
    services, people = _services(cases), _people([row.pk for row in rows if row.first_id])
    named = set(
        Party.objects.filter(case__in=cases, role=PartyRole.APPLICANT)
        .exclude(name_index="")
        .values_list("case", flat=True)
    )
    clocks = _clocks(rows)
    abouts, wordings = _same_about(rows), _same_words(rows)
    return {
        row.pk: CaseFacts(
            state=row.case.state,
            filed_on=localdate(row.case.filed_at),
            closed_on=localdate(row.case.closed_at) if row.case.closed_at else None,
            sort=row.sort,
            named=row.protected or row.pk in named,
            respondent=str(row.case.answers.get("respondent", "")) if row.first_id else "",
            handlers=tuple(one.name for one in (row.first, row.second) if one is not None),
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
        found[case].append(Did(verb, at, localdate(at), who))
    return found


def _papers(cases: Sequence[int]) -> By:
    """Documents in order; of a decision also what it tells, and whether the bytes that were approved were stamped."""
    found: By = defaultdict(list)
    rows = Record.objects.filter(case__in=cases).order_by("pk")
    plain = rows.exclude(key__in=READ).values_list("case", "key", "made_at")
    for case, key, at in plain:
        found[case].append(PaperSeen(key, localdate(at)))
    read = list(rows.filter(key__in=READ).only("pk", "case_id", "key", "made_at", "data", "paper"))
    stamped = _stamped([one.pk for one in read])
    for one in read:
        said = {str(row["name"]): str(row["value"]) for row in one.data}
        remedy = _remedy(one.paper)
        sealed = one.key in TOLD and one.pk in stamped
        found[one.case_id].append(
            PaperSeen(one.key, localdate(one.made_at), said, remedy, one.key in TOLD, sealed)
        )
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


def _people(cases: Sequence[int]) -> By:
    found: By = defaultdict(list)
    for one in Party.objects.filter(case__in=cases).only("case_id", "name"):
        if one.name:
            found[one.case_id].append(one.name)
    return found


def _clocks(rows: Iterable[Complaint]) -> By:
    by_subject = {row.case.subject: row for row in rows}
    clocks = list(Clock.objects.filter(subject__in=by_subject).select_related("limit").order_by("pk"))
    longer: By = defaultdict(list)
    for one in Extension.objects.filter(clock__in=[c.pk for c in clocks if c.pk]).values_list(
        "clock", "at", "n", "unit"
    ):
        longer[one[0]].append(one[1:])
    found: By = defaultdict(list)
    for clock in clocks:
        row = by_subject[clock.subject]
        which = _which(row.target, clock.limit.key)
        if which:
            found[row.pk].append(_clock_seen(clock, which, longer.get(clock.pk, [])))
    return found


def _which(target: str, key: str) -> str:
    if key == BACKSTOP:
        return "backstop"
    limits = kinds()[target].limits if target in kinds() else {}
    return next((which.value for which in Which if limits.get(which.value) == key), "")


def _clock_seen(clock: Clock, which: str, longer: Sequence[tuple[datetime, int, str]]) -> ClockSeen:
    """Days of lengthening are days of the calendar or working days; what the end was before them is counted back only
    where they are days of the calendar, as decisions on complaints are."""
    stopped = localdate(clock.stopped_at) if clock.stopped_at else None
    before: date | None = clock.due_on
    if longer and clock.raw_on is not None:
        before = clock.raw_on - timedelta(days=sum(n for _, n, unit in longer if unit == "calendar_day"))
    return ClockSeen(which, clock.due_on, stopped, tuple(localdate(at) for at, _, _ in longer), before)


def _same_about(rows: Sequence[Complaint]) -> dict[int, int]:
    """How many complaints about the same within the year before each, itself included."""
    wanted = {row.about for row in rows if row.about}
    if not wanted:
        return {}
    earliest = min(row.case.filed_at for row in rows if row.about) - YEAR
    seen: dict[str, list[datetime]] = defaultdict(list)
    others = Complaint.objects.filter(about__in=wanted, case__filed_at__gte=earliest)
    for about, at in others.exclude(merged_into__isnull=False).values_list("about", "case__filed_at"):
        seen[about].append(at)
    return {
        row.pk: sum(row.case.filed_at - YEAR < at <= row.case.filed_at for at in seen[row.about])
        for row in rows
        if row.about
    }


def _same_words(rows: Sequence[Complaint]) -> By:
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
