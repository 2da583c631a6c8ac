"""法律顾问哪天来: who comes to a point, when, and the telephone of the place; printed and hung up."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.lawtalk.models.duties import advisers_of, coming
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import CITIZEN


@login_not_required
@require_safe
def duty(request: HttpRequest, code: str) -> HttpResponse:
    at = timezone.now()
    point = Point.objects.visible_to(CITIZEN).filter(code=code).select_related("region").first()
    if point is None:
        raise Http404
    context = {
        "point": point,
        "advisers": advisers_of(point, at).select_related("terms"),
        "days": coming(point, at)[:40],
        "at": at,
    }
    return render(request, "lawtalk/citizen/duty.html", context)
