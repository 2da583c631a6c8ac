"""My halls, and points of my branch that do not take bookings yet."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.domains.network.public import Point
from zhichi.domains.reception.actions import open_point
from zhichi.domains.reception.models.lists import halls_today
from zhichi.domains.reception.rules.subjects import code_of
from zhichi.domains.reception.views.officer.places import point_or_404
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.appointments.public import MANAGERS, READERS, Hall

PAGE = 20


@require_safe
@require_role(*READERS)
def halls(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    rows = halls_today(Hall.objects.visible_to(actor), at)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    known = [code_of(row.subject) for row in rows]
    manages = any(actor.has(role) for role in MANAGERS)
    unopened = Point.objects.of_branch(actor).operating().exclude(code__in=known).order_by("code")
    words = request.GET.get("q", "").strip()[:40]
    context = {
        "page": page,
        "unopened": unopened.filter(name__icontains=words)[:PAGE] if manages and words else [],
        "manages": manages,
        "q": words,
        "as_of": at,
    }
    return render(request, "reception/officer/halls.html", context)


@require_POST
@require_role(*MANAGERS)
def open_hall(request: HttpRequest, code: str) -> HttpResponse:
    """Begin to take bookings, stop, or read the windows anew."""
    actor = request_actor(request)
    taking = request.POST.get("taking") != "no"
    point = point_or_404(actor, code)
    if not point.hours and taking:
        messages.warning(request, "这个服务点还没有登记开放时间，请先在服务点里填写。")
        return redirect("reception:office_halls")
    try:
        open_point(point=point, by=actor, at=timezone.now(), taking=taking)
    except PermissionDenied as error:
        messages.warning(request, str(error))
        return redirect("reception:office_halls")
    messages.success(
        request, "已开放预约和取号。" if taking else "已停止接受新的预约和取号，约好的照常接待。"
    )
    return redirect("reception:office_hall", code=code)
