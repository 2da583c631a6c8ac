"""The cases behind a figure: the same definitions as the counts, as a queryset in the reader's scope."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Concat, TruncDate

from zhichi.domains.catalogue.rules.measure import CITIZEN, ONLINE, STOOD_THERE, SYSTEM, Marks
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, CaseQuerySet
from zhichi.foundation.procedures.public import ProcedureVersion
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.timelimits.public import Clock, Limit

SHANGHAI = ZoneInfo("Asia/Shanghai")


def cases_behind(
    actor: Actor, version: ProcedureVersion, what: str, marks: Marks, *, since: date | None, until: datetime
) -> CaseQuerySet | None:
    """Finished cases of a version for one figure; None where there is no such figure.

    `what`: done, visited, online, same_day, returned, promised; verb.<name>; lain.<state>.<holder>; limit.<key>;
    late.<key>.
    """
    cases = Case.objects.visible_to(actor).filter(version=version, closed_at__lte=until)
    cases = filed_since(cases, since)
    sort, _, rest = what.partition(".")
    if sort == "late" and rest:
        # As the last count found them: the index of the late ones is the list.
        return cases.filter(late_limits__version=version, late_limits__limit=rest)
    if sort in {"verb", "lain", "limit"}:
        return _keyed(cases, sort, rest) if rest else None
    stood = cases.filter(channel__in=STOOD_THERE) | cases.filter(_did(verb__in=marks.visits))
    plain = {
        "done": cases,
        "visited": stood,
        "online": cases.filter(channel__in=ONLINE).exclude(_did(verb__in=marks.visits)),
        "same_day": cases.filter(filed_at__date=TruncDate("closed_at", tzinfo=SHANGHAI)),
        "returned": cases.filter(_did(verb__in=marks.returns)),
        "promised": cases.filter(commitments__isnull=False).distinct(),
    }
    return plain.get(what)


def filed_since(cases: CaseQuerySet, since: date | None) -> CaseQuerySet:
    """Of cases filed on or after a day; all where none is given."""
    return cases if since is None else cases.filter(filed_at__gte=datetime.combine(since, time(), SHANGHAI))


def _did(**conditions: object) -> Exists:
    """Whether the case has such an act before its end."""
    acts = Act.objects.filter(case=OuterRef("pk"), at__lte=OuterRef("closed_at"), **conditions)
    return Exists(acts)


def _keyed(cases: CaseQuerySet, sort: str, rest: str) -> CaseQuerySet:
    if sort == "verb":
        return cases.filter(_did(verb=rest))
    if sort == "lain":
        state, _, holder = rest.partition(".")
        return cases.filter(_did(from_state=state, **_by(holder)))
    # Only the subject may be looked up in an index: SQLite, which keeps no statistics, would take that of the limits or
    # of the states, and read every clock there ever was for each case.
    clocks = Clock.objects.annotate(plain_limit=F("limit_id") + 0).filter(
        subject=OuterRef("subject_name"),
        plain_limit__in=list(Limit.objects.filter(key=rest).values_list("pk", flat=True)),
        stopped_at__isnull=False,
    )
    named = cases.annotate(subject_name=Concat(Value("case:"), F("number"), output_field=CharField()))
    return named.filter(Exists(clocks))


def _by(holder: str) -> dict[str, object]:
    if holder in {CITIZEN, SYSTEM}:
        return {"actor__startswith": holder}
    names = list(Unit.objects.filter(kind=holder).values_list("name", flat=True))
    return {"actor__startswith": "officer", "desk__in": names}
