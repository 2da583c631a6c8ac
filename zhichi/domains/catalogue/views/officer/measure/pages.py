"""The kinds of business, and one of them: what it costs people, before and after, and where the time goes."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.enums import DayUnit
from zhichi.domains.catalogue.models.live import live_items
from zhichi.domains.catalogue.models.marks import definitions
from zhichi.domains.catalogue.models.measure import MEASURERS, counted, counts_of_versions
from zhichi.domains.catalogue.rules.measure import Counts, together
from zhichi.domains.catalogue.views.officer.measure.asked import asked_of, tabs
from zhichi.domains.catalogue.views.officer.measure.guides import guide_lines
from zhichi.domains.catalogue.views.officer.measure.unfinished import unfinished
from zhichi.domains.catalogue.views.officer.measure.words import actual, figures, savings, waits
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.procedures.public import ProcedureVersion, limits_of_the_party, procedure_of
from zhichi.foundation.timelimits.public import Limit


@require_safe
@require_role(*MEASURERS)
def kinds(request: HttpRequest) -> HttpResponse:
    """Every kind of business with finished cases, all its versions together."""
    asked = asked_of(request, timezone.localdate())
    by_kind: dict[str, list[tuple[ProcedureVersion, Counts]]] = {}
    for version, counts in counts_of_versions(request_actor(request), asked.since).items():
        by_kind.setdefault(version.kind, []).append((version, counts))
    rows = [
        {"kind": kind, "title": many[0][0].title, "figures": figures(together(one for _, one in many))}
        for kind, many in sorted(by_kind.items())
    ]
    context = {
        "rows": [row | {"shown": [row["figures"][i] for i in (0, 1, 2, 6, 7, 9)]} for row in rows],
        "tabs": tabs(request, asked),
        "span": asked.span,
        "counted": counted(),
        "unknown": definitions()["unknown"],
    }
    return render(request, "catalogue/officer/measure.html", context)


@require_safe
@require_role(*MEASURERS)
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind: two versions side by side, limits and what was used of them, where cases lay, what to cut."""
    today = timezone.localdate()
    asked = asked_of(request, today)
    known = counts_of_versions(request_actor(request), asked.since, kind)
    if not known and not ProcedureVersion.objects.filter(kind=kind).exists():
        raise Http404
    after, before = chosen(request, list(known))
    columns = [column(version, known[version]) for version in (before, after) if version is not None]
    context: dict[str, Any] = {
        "kind": kind,
        "columns": columns,
        "versions": list(known),
        "a": before,
        "b": after,
    }
    context |= {"tabs": tabs(request, asked), "span": asked.span, "counted": counted()}
    context |= {"unknown": definitions()["unknown"], "title": titled(kind)}
    if after is not None:
        counts, procedure = known[after], procedure_of(after.pk)
        shown, ran = [one["version"] for one in columns], limits(columns)
        waiting = unfinished(request_actor(request), shown, asked.since, today)
        context |= {
            "lines": [*zip(*(one["figures"] for one in columns), strict=True), waiting["figures"]],
            "late_guides": waiting["guides"],
            "late_desks": waiting["desks"],
            "limits": [row for row in ran if not row["own"]],
            "own_limits": [row for row in ran if row["own"]],
            "waits": waits(counts, procedure),
            "savings": savings(counts, procedure),
            "reasons": counts.tallies["reasons"].most_common(),
            "returned": counts.numbers["returned"],
        }
        context["promise"] = promise(kind, today)
        context["guides"] = guide_lines(request_actor(request), asked.since, kind)
    return render(request, "catalogue/officer/measure_kind.html", context)


def chosen(
    request: HttpRequest, versions: list[ProcedureVersion]
) -> tuple[ProcedureVersion | None, ProcedureVersion | None]:
    """The newer version that is asked for (the newest), and the one to hold beside it (the one before), if any."""
    known = {str(version.version): version for version in versions}
    after = known.get(request.GET.get("b", "")) or (versions[0] if versions else None)
    before = known.get(request.GET.get("a", ""))
    if before is None and after is not None and "a" not in request.GET:
        before = next((one for one in versions if one.version < after.version), None)
    return after, None if before == after else before


def column(version: ProcedureVersion, counts: Counts) -> dict[str, Any]:
    return {"version": version, "counts": counts, "figures": figures(counts)}


def limits(columns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every limit that ran in these cases: what it says, and what was used of it under each version."""
    keys = {key for one in columns for key in one["counts"].keyed["used"]}
    newest: dict[str, Limit] = {}
    for limit in Limit.objects.filter(key__in=keys).order_by("-version"):
        newest.setdefault(limit.key, limit)
    own = frozenset[str]().union(*(limits_of_the_party(one["version"].pk) for one in columns))
    rows = [
        {
            "own": key in own,
            "limit": newest[key],
            "actual": [(one["version"], actual(one["counts"], key)) for one in columns],
        }
        for key in sorted(keys)
        if key in newest
    ]
    return sorted(rows, key=lambda row: (not row["limit"].hard, row["limit"].key))


def promise(kind: str, today: date) -> dict[str, Any]:
    """What the guide of the item says today: {statutory, promised}, each {n, unit_title}, where it says so."""
    found = next((item.document for item in live_items(today) if item.kind == kind), {})
    days = found.get("days", {})
    return {
        name: {"n": days[name]["n"], "unit_title": DayUnit(days[name]["unit"]).label}
        if name in days
        else None
        for name in ("statutory", "promised")
    }


def titled(kind: str) -> str:
    newest = ProcedureVersion.objects.filter(kind=kind).order_by("-version").values_list("title", flat=True)
    return newest.first() or kind
