"""The directories of the bureaus that the reader may see, one of them, and the history of one row."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from zhichi.domains.inspections.access import READERS, can_keep, can_publish, units_of
from zhichi.domains.inspections.actions.planning import TITLES
from zhichi.domains.inspections.enums import Directory
from zhichi.domains.inspections.models import DirectoryEntry, EntryVersion, Snapshot
from zhichi.domains.inspections.rules.cells import differing, written
from zhichi.domains.inspections.rules.columns import lapsed
from zhichi.foundation.accounts.public import Actor, Role, request_actor, require_role
from zhichi.foundation.regions.public import Unit

PAGE = 30
gate = require_role(*(Role(role) for role in sorted(READERS)))


def unit_seen(actor: Actor, pk: int, directory: str) -> Unit:
    unit = next((one for one in units_of(actor) if one.pk == pk), None)
    if unit is None or directory not in Directory.values:
        raise Http404
    return unit


@require_safe
@gate
def overview(request: HttpRequest) -> HttpResponse:
    units = units_of(request_actor(request))
    standing = Q(entry__unit__in=units, to_at__isnull=True)
    rows = EntryVersion.objects.filter(standing).values("entry__unit", "entry__directory")
    held = {(row["entry__unit"], row["entry__directory"]): row["n"] for row in rows.annotate(n=Count("pk"))}
    told = [
        (unit, [(one.value, one.label, held.get((unit.pk, one.value), 0)) for one in Directory])
        for unit in units
    ]
    return render(request, "inspections/officer/overview.html", {"units": told})


@require_safe
@gate
def directory(request: HttpRequest, pk: int, directory: str) -> HttpResponse:
    actor = request_actor(request)
    unit = unit_seen(actor, pk, directory)
    asked = request.GET.get("q", "").strip()
    rows = EntryVersion.objects.standing(unit, directory)
    if asked:
        rows = rows.filter(Q(entry__code__icontains=asked) | Q(public__name__icontains=asked))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    today = localdate()
    context = {
        "unit": unit,
        "directory": directory,
        "title": Directory(directory).label,
        "asked": asked,
        "page": page,
        "rows": [(one, one.document, lapsed(directory, one.document, today)) for one in page],
        "keeps": can_keep(actor, unit),
        "publishes": can_publish(actor, unit),
        "snapshots": Snapshot.objects.filter(unit=unit, directory=directory).defer("rows", "public")[:10],
    }
    return render(request, "inspections/officer/directory.html", context)


@require_safe
@gate
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version of a row, with what changed; personal data whole, for those who keep the directory."""
    actor = request_actor(request)
    seen = DirectoryEntry.objects.visible_to(actor, READERS).select_related("unit")
    one = get_object_or_404(seen, pk=pk)
    titles, versions = TITLES[one.directory], list(one.versions.order_by("number"))
    open_to = can_keep(actor, one.unit)
    told: list[tuple[EntryVersion, list[tuple[str, str, str]]]] = []
    before: dict[str, Any] = {}
    for version in versions:
        said = version.document if open_to else version.public
        lines = [
            (titles[name], written(before.get(name, "")), written(said[name]))
            for name in differing(before, said)
            if name in titles and (before or said[name] not in ("", []))
        ]
        told.append((version, lines))
        before = said
    context = {"entry": one, "versions": told[::-1], "whole": open_to}
    return render(request, "inspections/officer/entry.html", context)
