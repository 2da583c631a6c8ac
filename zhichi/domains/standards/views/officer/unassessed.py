"""The points without an assessment."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.network.public import Point, Status
from zhichi.domains.standards.access import READERS, keeps
from zhichi.domains.standards.enums import AssessmentState
from zhichi.domains.standards.forms import WhereForm
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.rules.states import RUNNING
from zhichi.domains.standards.views.officer.branch import my_points
from zhichi.domains.standards.views.officer.lists import (
    chips,
    counties_of,
    narrowed,
    page_of,
)
from zhichi.foundation.accounts.public import request_actor, require_role


def without_assessment(points: QuerySet[Point], at: datetime) -> QuerySet[Point]:
    """Serving points with neither an assessment under way nor a grade in force."""
    today = timezone.localdate(at)
    some = Assessment.objects.filter(
        Q(state__in=RUNNING)
        | Q(state__in=[AssessmentState.PASSED, AssessmentState.CERTIFIED], expires_on__gt=today)
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
