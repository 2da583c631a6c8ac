"""The list of assessments, the points without one, beginning one."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.domains.network.public import Point, Status
from zhichi.domains.standards.access import HEADS, READERS, VISITORS, can_start, keeps
from zhichi.domains.standards.actions import RefusedError, start_assessment
from zhichi.domains.standards.enums import AssessmentState, Grade
from zhichi.domains.standards.forms import AssessmentsForm, WhereForm
from zhichi.domains.standards.models import Assessment, Checklist
from zhichi.domains.standards.rules.states import RUNNING
from zhichi.domains.standards.views.officer.lists import (
    chips,
    counties_of,
    my_assessments,
    my_points,
    narrowed,
    page_of,
)
from zhichi.domains.standards.views.officer.tasks import pressing, task_rows
from zhichi.foundation.accounts.public import Actor, refused, request_actor, require_role
from zhichi.foundation.regions.public import Tier

S = AssessmentState
SHOWN_TASKS = 5
TAGS = {
    S.PASSED: "green",
    S.CERTIFIED: "green",
    S.RECTIFY: "amber",
    S.RECTIFY_SUBMITTED: "blue",
    S.REVOKED: "red",
}
TABS = (
    ("mine", "等我办"),
    ("running", "正在办"),
    ("held", "有效等次"),
    ("ready", "够示范分"),
    ("ending", "快到期"),
    ("all", "全部"),
)


def waiting_for(actor: Actor) -> Q:
    """Assessments whose next step is of the kind that this person does."""
    wanted = Q(pk__in=[])
    for post in actor.posts:
        inside = Q(point__unit__path__startswith=post.unit_path)
        own = Q(point__unit__path=post.unit_path)
        if post.tier == Tier.TOWNSHIP:
            wanted |= inside & Q(state__in=[S.DRAFT, S.RECTIFY])
        elif post.role in HEADS:
            wanted |= own & Q(state__in=[S.DRAFT, S.RECTIFY])
        if post.tier == Tier.COUNTY and post.role in HEADS:
            wanted |= inside & Q(state=S.SELF_ASSESSED)
        if post.tier == Tier.CITY and post.role in VISITORS:
            wanted |= inside & Q(state__in=[S.COUNTY_REVIEWED, S.RECTIFY_SUBMITTED])
    return wanted


def in_tab(tab: str, actor: Actor, at: datetime) -> Q:
    today = timezone.localdate(at)
    held = Q(state__in=[S.PASSED, S.CERTIFIED], expires_on__gt=today)
    if tab not in ("ready", "ending"):
        wanted = {"mine": waiting_for(actor), "running": Q(state__in=RUNNING), "held": held, "all": Q()}
        return wanted[tab]
    # Thresholds and notice are those of the checklist that an assessment was made with.
    near, ready = Q(pk__in=[]), Q(pk__in=[])
    for checklist in Checklist.objects.all():
        sheet = checklist.sheet
        last = today + timedelta(days=sheet.expiry_notice_days)
        near |= Q(checklist=checklist, expires_on__lte=last)
        for rule in sheet.grades:
            if rule.grade == Grade.CITY_DEMO:
                ready |= Q(checklist=checklist, state=S.PASSED, vetoed=False, score__gte=rule.least)
    return held & (near if tab == "ending" else ready)


@require_safe
@require_role(*READERS)
def assessments(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    asked = request.GET.get("tab", "")
    tab = asked if asked in dict(TABS) else "all" if request.GET else "mine"
    form = AssessmentsForm(request.GET, counties=counties_of(actor))
    wanted = narrowed(form, actor, to_point="point__")
    if form.cleaned_data.get("state"):
        wanted &= Q(state=form.cleaned_data["state"])
    rows = my_assessments(actor).filter(wanted, in_tab(tab, actor, at))
    page = page_of(request, rows.select_related("point__unit", "checklist").order_by("-moved_at", "-pk"))
    due = pressing(actor, at)
    context = {
        "tabs": [{"title": title, "url": f"?tab={key}", "current": key == tab} for key, title in TABS],
        "tab": tab,
        "form": form,
        "active": chips(request, form),
        "page": page,
        "rows": [row_of(one, timezone.localdate(at)) for one in page],
        "due": task_rows(due[:SHOWN_TASKS], timezone.localdate(at)),
        "due_count": len(due),
        "as_of": at,
    }
    return render(request, "standards/officer/assessments.html", context)


def row_of(one: Assessment, today: Any) -> dict[str, Any]:
    until = one.expires_on if one.state in (S.PASSED, S.CERTIFIED) else None
    return {
        "url": reverse("standards:assessment", args=[one.pk]),
        "name": one.point.name,
        "unit": one.point.unit.name,
        "tier": one.point.get_tier_display(),
        "state": one.get_state_display(),
        "tag": TAGS.get(S(one.state), "plain"),
        "grade": one.get_grade_display() if until else "",
        "score": one.score,
        "until": until - timedelta(days=1) if until else None,
        "moved_at": one.moved_at,
    }


def without_assessment(points: QuerySet[Point], at: datetime) -> QuerySet[Point]:
    """Serving points with neither an assessment under way nor a grade in force."""
    today = timezone.localdate(at)
    some = Assessment.objects.filter(
        Q(state__in=RUNNING) | Q(state__in=[S.PASSED, S.CERTIFIED], expires_on__gt=today)
    )
    return points.filter(status=Status.OPERATING).exclude(pk__in=some.values("point_id"))


@require_safe
@require_role(*READERS)
def unassessed(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    form = WhereForm(request.GET, counties=counties_of(actor))
    points = without_assessment(my_points(actor), at).filter(narrowed(form, actor))
    page = page_of(request, points.select_related("unit").order_by("code"))
    context = {
        "form": form,
        "active": chips(request, form),
        "page": page,
        "rows": [{"point": point, "mine": keeps(actor, point)} for point in page],
        "as_of": at,
    }
    return render(request, "standards/officer/unassessed.html", context)


@require_POST
@require_role(*READERS)
def start(request: HttpRequest, point: int) -> HttpResponse:
    actor = request_actor(request)
    held = get_object_or_404(my_points(actor).select_related("unit"), pk=point)
    verdict = can_start(actor, held)
    if not verdict:
        return refused(request, verdict.because)
    try:
        made = start_assessment(point_id=held.pk, by=actor, at=timezone.now())
    except PermissionDenied as error:
        return refused(request, str(error))
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect("standards:unassessed")
    messages.success(request, "已开始。系统知道的条目已经填好，请核对。")
    return redirect("standards:mark", pk=made.pk, head="signage")
