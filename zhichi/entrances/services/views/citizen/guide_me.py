"""要办什么？ Questions that lead to the right service; every step is an address, nothing is kept anywhere."""

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from zhichi.entrances.services.views.citizen.led_to import aims_of
from zhichi.foundation.guidance.public import Walk, WayVersion, walk, way_on, ways_on

AGAIN = "again"  # the question that is answered anew


@login_not_required
@require_safe
def ways(request: HttpRequest) -> HttpResponse:
    rows = ways_on(timezone.localdate())
    groups = [(name, list(some)) for name, some in groupby(rows, key=lambda one: one.document["group"])]
    return render(request, "services/citizen/ways.html", {"groups": groups})


@login_not_required
@require_safe
@cache_control(private=True, no_store=True)
def way(request: HttpRequest, code: str) -> HttpResponse:
    """The next question, or where the answers lead. `again` asks one of them once more and keeps the others."""
    version, step, given = walked(request, code)
    again = request.GET.get(AGAIN, "")
    question = next((one.question for one in step.trail if one.question.key == again), step.question)
    here = reverse("services:way", args=[code])
    context = {
        "version": version,
        "way": version.way,
        "trail": trail_of(step, given, here),
        "back": back_of(step, here, changing=bool(question) and question is not step.question),
    }
    if question is None:
        return render(request, "services/citizen/way_end.html", context | ending(version, step, given))
    context |= {
        "question": question,
        "number": 1
        + next((n for n, one in enumerate(step.trail) if one.question is question), len(step.trail)),
        "options": [
            {
                "option": option,
                "url": f"{here}?{urlencode({**given, question.key: option.value})}",
                "chosen": given.get(question.key) == option.value,
            }
            for option in question.options
        ],
    }
    return render(request, "services/citizen/way.html", context)


@login_not_required
@require_safe
@cache_control(private=True, no_store=True)
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Where the answers lead, on paper."""
    version, step, given = walked(request, code)
    if step.row is None:
        raise Http404("还没有走到结果")
    back = f"{reverse('services:way', args=[code])}?{urlencode(given)}"
    context = {"version": version, "way": version.way, "trail": step.trail, "back": back}
    return render(request, "services/citizen/way_sheet.html", context | ending(version, step, given))


def walked(request: HttpRequest, code: str) -> tuple[WayVersion, Walk, dict[str, str]]:
    """The way of today, how far the answers lead, and those that were asked, in order."""
    version = way_on(code, timezone.localdate())
    if version is None:
        raise Http404("没有这条引导")
    step = walk(version.way, {key: str(value) for key, value in request.GET.items() if key != AGAIN})
    return version, step, {one.question.key: one.option.value for one in step.trail}


def trail_of(step: Walk, given: dict[str, str], here: str) -> list[dict[str, str]]:
    """What was answered, each with the address that asks it again and keeps the rest."""
    return [
        {
            "label": one.question.ask,
            "value": one.option.title,
            "url": f"{here}?{urlencode({**given, AGAIN: one.question.key})}",
        }
        for one in step.trail
    ]


def back_of(step: Walk, here: str, *, changing: bool) -> str:
    """One step back: the question before, or all ways. Whoever changes an answer goes back to where he was."""
    kept = step.trail if changing else step.trail[:-1]
    if not step.trail:
        return reverse("services:ways")
    answers = {one.question.key: one.option.value for one in kept}
    return f"{here}?{urlencode(answers)}" if answers else here


def ending(version: WayVersion, step: Walk, given: dict[str, str]) -> dict[str, Any]:
    if step.row is None:
        raise Http404("没有结果")
    outcome = version.way.outcomes[step.row.outcome]
    sheet_url = f"{reverse('services:way_sheet', args=[version.code])}?{urlencode(given)}"
    return {
        "outcome": outcome,
        "because": step.row.because,
        "aims": aims_of(outcome, timezone.localdate()),
        "sheet_url": sheet_url,
    }
