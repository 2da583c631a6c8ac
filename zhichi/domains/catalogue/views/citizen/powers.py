"""权责清单, open to everybody: by type, as of any day, an item with its history, the difference between two days."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.enums import PowerType
from zhichi.domains.catalogue.forms.powers import BetweenForm, ListForm
from zhichi.domains.catalogue.models import Power, PowerVersion
from zhichi.domains.catalogue.models.power_texts import power_texts
from zhichi.domains.catalogue.models.powers_on import listed_on, titles_of_laws
from zhichi.domains.catalogue.models.unchecked import unchecked_among
from zhichi.domains.catalogue.rules.difference import all_elements, difference, elements_changed
from zhichi.foundation.accounts.public import SYSTEM


def asked_day(form: ListForm) -> date:
    """The day that was asked for, or today."""
    return (form.cleaned_data.get("on") if form.is_valid() else None) or timezone.localdate()


def narrowed(form: ListForm, rows: Sequence[PowerVersion]) -> list[PowerVersion]:
    data = form.cleaned_data if form.is_valid() else {}
    words, kind = (data.get("q") or "").strip(), data.get("type") or ""
    return [
        row
        for row in rows
        if (not kind or row.type == kind)
        and (not words or any(words in part for part in (row.title, row.exercised_by, row.supervised_by)))
    ]


def is_example(rows: Sequence[PowerVersion]) -> bool:
    """Whether what is shown came with the software and not from the bureau."""
    return any(row.published_by == SYSTEM.ref for row in rows)


@login_not_required
@require_safe
def powers(request: HttpRequest) -> HttpResponse:
    form = ListForm(request.GET)
    day = asked_day(form)
    whole = listed_on(day)
    rows = narrowed(form, whole)
    groups = [
        {"title": PowerType(kind).label, "rows": [_row(row, day) for row in found]}
        for kind, found in ((kind, list(rows)) for kind, rows in groupby(rows, key=lambda row: row.type))
    ]
    context = {
        "form": form,
        "day": day,
        "groups": groups,
        "count": len(rows),
        "whole": len(whole),
        "example": is_example(whole),
        "query": f"on={day.isoformat()}",
    }
    return render(request, "catalogue/citizen/powers.html", context)


def _row(version: PowerVersion, day: date) -> dict[str, Any]:
    return {
        "code": version.power.code,
        "title": version.title,
        "exercises": version.exercised_by,
        "supervises": version.supervised_by,
        "apart": version.exercised_by != version.supervised_by,
        "url": reverse("catalogue:power", args=[version.power.code]) + f"?on={day.isoformat()}",
    }


@login_not_required
@require_safe
def power(request: HttpRequest, code: str) -> HttpResponse:
    held = get_object_or_404(Power, code=code)
    day, law_title = asked_day(ListForm(request.GET)), titles_of_laws()
    versions = list(held.versions.order_by("version"))
    shown = next((one for one in versions if in_force(one, day)), versions[-1] if versions else None)
    steps = [
        {"version": after, "elements": elements_changed(before.document, after.document, law_title)}
        for before, after in pairwise(versions)
    ]
    context = {
        "power": held,
        "version": shown,
        "holds": shown is not None and in_force(shown, day),
        "day": day,
        "elements": all_elements(shown.document, law_title) if shown else [],
        "texts": power_texts(shown, law_title) if shown else [],
        "first": versions[0] if versions else None,
        "steps": steps[::-1],
        "ended": versions[-1].effective_to if versions else None,
        "example": shown is not None and is_example([shown]),
        "unchecked": unchecked_among(shown.document) if shown else [],
    }
    return render(request, "catalogue/citizen/power.html", context)


def in_force(version: PowerVersion, day: date) -> bool:
    return version.effective_from <= day and (version.effective_to is None or version.effective_to > day)


@login_not_required
@require_safe
def between(request: HttpRequest) -> HttpResponse:
    """What differs between the list of one day and that of another."""
    today = timezone.localdate()
    form = BetweenForm(
        request.GET if request.GET else None, initial={"since": date(today.year, 1, 1), "until": today}
    )
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        since, until = form.cleaned_data["since"], form.cleaned_data["until"]
        before, after = ({row.power.code: row.document for row in listed_on(day)} for day in (since, until))
        context |= {"since": since, "until": until, "found": difference(before, after, titles_of_laws())}
    return render(request, "catalogue/citizen/difference.html", context)
