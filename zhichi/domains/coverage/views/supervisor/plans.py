"""年度建设计划: what each county shall reach month by month, and how far it is."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.coverage.access import VIEWERS, can_plan, can_see
from zhichi.domains.coverage.actions import set_plan
from zhichi.domains.coverage.forms import PlanForm
from zhichi.domains.coverage.models import CoveragePlan
from zhichi.domains.coverage.models.course import newest_course
from zhichi.domains.coverage.models.layered import Layered, layers_on
from zhichi.domains.coverage.rules.layers import Counts
from zhichi.domains.coverage.rules.plans import MONTHS, progress
from zhichi.domains.coverage.views.supervisor.showing import TIER_WORDS, paths_of
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.regions.public import Tier, Unit, district

PLANNED = (Tier.TOWNSHIP.value, Tier.VILLAGE.value)
YEARS = range(2020, 2100)


@require_safe
@require_role(*VIEWERS)
def plans(request: HttpRequest) -> HttpResponse:
    """Every county in scope with its plan of the year, furthest behind first."""
    at = timezone.now()
    today = timezone.localdate(at)
    year = _year(request.GET.get("year", ""), today)
    layered = layers_on(today, paths_of(request))
    context = {
        "year": year,
        "rows": plan_rows(layered, year, today),
        "may_plan": _may_plan(request, layered),
        "around": [year - 1, year + 1],
        "as_of": at,
    }
    return render(request, "coverage/supervisor/plans.html", context)


def plan_rows(layered: Layered, year: int, today: date) -> list[dict[str, Any]]:
    counts, course = layered.counts(), newest_course()
    pks = [office.pk for office in layered.ground.counties()]
    kept = {
        (p.county_id, p.tier): p
        for p in CoveragePlan.objects.filter(county__in=pks, year=year, tier__in=PLANNED)
    }
    rows = []
    for office in layered.ground.counties():
        for tier in PLANNED:
            each = counts.get((office.pk, tier), Counts())
            if not each.eligible:
                continue
            plan = kept.get((office.pk, tier))
            reached = course.reached(str(office.pk), tier, year) if course else {}
            real = course.reached(str(office.pk), tier, year, "effective") if course else {}
            if today.year == year:
                reached[today.month], real[today.month] = each.claimed, each.effective
            steps = progress(plan.months, reached) if plan else []
            due = [step for step in steps if step.reached is not None]
            rows.append(
                {
                    "county": office.place,
                    "tier": TIER_WORDS[tier],
                    "counts": each,
                    "steps": [(step, real.get(step.month)) for step in steps],
                    "behind": due[-1].behind if due else 0,
                    "target": due[-1].target if due else None,
                    "end": plan.months[MONTHS - 1] if plan else None,
                    "url": reverse("coverage:plan", args=[office.pk, tier, year]),
                }
            )
    return sorted(rows, key=lambda row: (-row["behind"], row["county"]))


def _may_plan(request: HttpRequest, layered: Layered) -> bool:
    actor = request_actor(request)
    heads = Unit.objects.filter(pk__in=[office.pk for office in layered.ground.counties()][:1])
    return any(can_plan(actor, unit) for unit in heads)


def _year(text: str, today: date) -> int:
    if not text:
        return today.year
    if not text.isascii() or not text.isdigit() or int(text) not in YEARS:
        raise Http404
    return int(text)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*VIEWERS)
def plan(request: HttpRequest, pk: int, tier: str, year: int) -> HttpResponse:
    """The twelve targets of one county, tier and year; the city's desk sets them."""
    county = get_object_or_404(Unit, pk=pk)
    actor, at = request_actor(request), timezone.now()
    if tier not in PLANNED or year not in YEARS or not can_see(actor, county):
        raise Http404
    verdict = can_plan(actor, county)
    if not verdict:
        return refused(request, verdict.because)
    counts = layers_on(timezone.localdate(at), (county.path,), alive=()).counts()
    each = counts.get((county.pk, tier))
    if each is None:
        raise Http404
    kept = CoveragePlan.objects.filter(county=county, tier=tier, year=year).first()
    before = {f"m{month}": target for month, target in enumerate(kept.months, 1)} if kept else None
    form = PlanForm(request.POST or None, eligible=each.eligible, initial=before)
    if request.method == "POST" and form.is_valid():
        set_plan(by=actor, at=at, county=county, tier=tier, year=year, months=form.months())
        messages.success(request, f"已下达{district(county.name)}{year}年{TIER_WORDS[tier]}的计划。")
        return redirect(f"{reverse('coverage:plans')}?year={year}")
    title = f"{district(county.name)} {year}年计划：{TIER_WORDS[tier]}"
    return render(
        request, "coverage/supervisor/plan.html", {"form": form, "title": title, "counts": each, "year": year}
    )
