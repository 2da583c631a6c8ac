"""The list of assessments."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.enums import AssessmentState
from zhichi.domains.standards.forms import AssessmentsForm
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.views.officer.branch import my_assessments
from zhichi.domains.standards.views.officer.lists import chips, counties_of, narrowed, page_of
from zhichi.domains.standards.views.officer.pressing import pressing, task_rows
from zhichi.domains.standards.views.officer.waiting import TABS, in_tab
from zhichi.foundation.accounts.public import request_actor, require_role

S = AssessmentState
SHOWN_TASKS = 5
TAGS = {
    S.PASSED: "green",
    S.CERTIFIED: "green",
    S.RECTIFY: "amber",
    S.RECTIFY_SUBMITTED: "blue",
    S.REVOKED: "red",
}


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
