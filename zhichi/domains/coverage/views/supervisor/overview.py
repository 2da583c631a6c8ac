"""覆盖和实效: first what is hollow, then the layers, then the counties by need."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.coverage.access import VIEWERS, can_see
from zhichi.domains.coverage.enums import Layer, SampleState
from zhichi.domains.coverage.models import PointStanding, Sample
from zhichi.domains.coverage.models.course import WHOLE, Course, newest_course
from zhichi.domains.coverage.models.hollow_list import shown
from zhichi.domains.coverage.models.layered import Layered, layers_on
from zhichi.domains.coverage.models.story import shares
from zhichi.domains.coverage.rules.forecast import in_words
from zhichi.domains.coverage.rules.layers import Counts
from zhichi.domains.coverage.views.supervisor.showing import (
    BOTH,
    DEFINITIONS,
    ELSEWHERE,
    GAP,
    TIER_WORDS,
    UNREACHED,
    Cell,
    paths_of,
    rows_url,
    tier_row,
)
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.regions.public import Tier, Unit, district

FORETOLD = (Tier.TOWNSHIP.value, Tier.VILLAGE.value)
SHOWN = 6


@require_safe
@require_role(*VIEWERS)
def overview(request: HttpRequest) -> HttpResponse:
    """The chief's page; an officer of a county or township sees his own part."""
    return page(request, paths_of(request), None)


@require_safe
@require_role(*VIEWERS)
def county(request: HttpRequest, pk: int) -> HttpResponse:
    """One county (or any other unit) in the same way."""
    unit = get_object_or_404(Unit, pk=pk)
    if not can_see(request_actor(request), unit):
        raise Http404
    return page(request, (unit.path,), unit)


def page(request: HttpRequest, paths: tuple[str, ...], unit: Unit | None) -> HttpResponse:
    at = timezone.now()
    day = timezone.localdate(at)
    layered = layers_on(day, paths)
    course = newest_course()
    hollow = PointStanding.objects.hollow(paths)
    top = hollow.select_related("point__region", "point__unit")[:SHOWN]
    counties = by_need(layered)
    context = {
        "unit": unit,
        "place": district(unit.name) if unit else "",
        "hollow": shown(top, day),
        "hollow_count": hollow.count(),
        "tiers": [
            tier_row(tier, each, unit.pk if unit else None) for tier, each in layered.by_tier().items()
        ],
        "definitions": list(DEFINITIONS.values()),
        "counties": counties if len(counties) > 1 else [],
        "forecasts": foretold(course, counties, layered),
        "lost": len(layered.ground.lost),
        "apart": kept_apart(layered, unit),
        "course": course,
        "sample": newest_finished(),
        "as_of": at,
    }
    return render(request, "coverage/supervisor/overview.html", context)


def kept_apart(layered: Layered, unit: Unit | None) -> list[dict[str, Any]]:
    """Of the places that a point claims, by tier: where one stands, and where one elsewhere only names them."""
    named = layered.elsewhere()
    rows = []
    for tier, counts in layered.by_tier().items():
        elsewhere = sum(layered.ground.places[key].tier == tier for key in named)
        if elsewhere:
            url = rows_url(tier, ELSEWHERE, unit.pk if unit else None)
            here = counts.claimed - elsewhere
            rows.append({"title": TIER_WORDS[tier], "here": here, "elsewhere": elsewhere, "url": url})
    return rows


def newest_finished() -> dict[str, Any] | None:
    """The last sample that came to its end, with what it says."""
    found = Sample.objects.light().filter(state=SampleState.FINISHED).order_by("-finished_at").first()
    return {"sample": found, "shares": shares(found)} if found else None


def by_need(layered: Layered) -> list[dict[str, Any]]:
    """Counties with most townships and villages where nobody really serves first; not a league."""
    found: dict[int, Counts] = {}
    for (pk, tier), each in layered.counts().items():
        if tier in FORETOLD:
            found[pk] = found.get(pk, Counts()) + each
    rows = [
        {
            "pk": pk,
            "name": layered.ground.offices[pk].place,
            "url": reverse("coverage:county", args=[pk]),
            "numbers": [
                Cell(label, number, "", rows_url(BOTH, layer, pk))
                for label, number, layer in (
                    ("无人服务", each.unreached, UNREACHED),
                    ("没有登记", each.gaps, GAP),
                    ("应覆盖", each.eligible, "eligible"),
                    ("真正在服务", each.effective, Layer.EFFECTIVE.value),
                )
            ],
            "counts": each,
        }
        for pk, each in found.items()
    ]
    return sorted(rows, key=lambda row: (-row["counts"].unreached, -row["counts"].gaps, row["name"]))


def foretold(course: Course | None, counties: list[dict[str, Any]], layered: Layered) -> list[dict[str, str]]:
    """When all will be covered, in words: for the whole or for the one county that is shown."""
    if course is None:
        return []
    whole = len(layered.ground.paths) == 1 and len(counties) > 1
    who = WHOLE if whole else (str(counties[0]["pk"]) if len(counties) == 1 else WHOLE)
    found = []
    for tier in FORETOLD:
        for layer in (Layer.CLAIMED, Layer.EFFECTIVE):
            told = course.forecast(who, tier, layer.value)
            if told is not None:
                words = in_words(told, course.day)
                found.append({"title": f"{TIER_WORDS[tier]}{layer.label}", "words": words})
    return found
