"""Rota, closures and capacity of a hall, with whose time moves."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.domains.reception.actions import add_shift, end_shift, offer_places, settle_bookings
from zhichi.domains.reception.actions.settling import of_resource
from zhichi.domains.reception.forms import CapacityForm, ClosureForm, ShiftForm
from zhichi.domains.reception.models import Shift
from zhichi.domains.reception.views.officer.places import hall_or_404, resource_or_404
from zhichi.foundation.accounts.public import Actor, request_actor, require_role
from zhichi.foundation.appointments.public import (
    READERS,
    Closure,
    Hall,
    TurnError,
    can_manage,
    change_resource,
    close_resource,
    reopen_resource,
)

CHANGED = "排班变了"


def managed(actor: Actor, code: str) -> Hall:
    hall = hall_or_404(actor, code)
    verdict = can_manage(actor, hall)
    if not verdict:
        raise PermissionDenied(verdict.because)
    return hall


@require_safe
@require_role(*READERS)
def arrange(request: HttpRequest, code: str) -> HttpResponse:
    at = timezone.now()
    hall = managed(request_actor(request), code)
    used = hall.resources.filter(active=True)
    shifts = Shift.objects.filter(resource__in=used).exclude(last_on__lt=timezone.localdate(at))
    context = {
        "hall": hall,
        "code": code,
        "resources": list(used),
        "shifts": shifts.select_related("resource").order_by("resource", "weekday", "starts"),
        "closures": Closure.objects.filter(resource__in=used, ends_at__gt=at, ended_at=None).select_related(
            "resource"
        ),
        "closing": ClosureForm(resources=used, initial={"day": timezone.localdate(at)}),
        "shifting": ShiftForm(resources=used, initial={"from_on": timezone.localdate(at)}),
    }
    return render(request, "reception/officer/arrange.html", context)


@require_http_methods(["POST"])
@require_role(*READERS)
def close(request: HttpRequest, code: str) -> HttpResponse:
    """First whose time it takes, then the closure itself: another time is kept for each of them."""
    actor, at = request_actor(request), timezone.now()
    hall = managed(actor, code)
    form = ClosureForm(request.POST, resources=hall.resources.filter(active=True))
    if not form.is_valid():
        return again(request, hall, code, form, "暂停一个窗口")
    resource, start, end = form.cleaned_data["resource"], form.moment("starts"), form.moment("ends")
    if "sure" not in request.POST:
        hit = of_resource(resource, start, end)
        context = {"hall": hall, "code": code, "form": form, "resource": resource, "hit": hit}
        return render(request, "reception/officer/close.html", context)
    try:
        reason = form.cleaned_data["reason"]
        close_resource(resource=resource, starts_at=start, ends_at=end, reason=reason, by=actor, at=at)
    except TurnError as error:
        form.add_error(error.field if error.field == "reason" else "ends", str(error))
        return again(request, hall, code, form, "暂停一个窗口")
    tell_moved(request, hall, reason, actor, at)
    return redirect("reception:office_arrange", code=code)


@require_POST
@require_role(*READERS)
def reopen(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    actor = request_actor(request)
    closure = get_object_or_404(Closure, pk=pk, resource__hall=managed(actor, code))
    try:
        reopen_resource(closure_id=closure.pk, by=actor, at=timezone.now())
        given = len(offer_places(hall=closure.resource.hall, by=actor, at=timezone.now()))
        messages.success(request, f"已恢复。{offered_words(given)}")
    except TurnError as error:
        messages.warning(request, str(error))
    return redirect("reception:office_arrange", code=code)


@require_POST
@require_role(*READERS)
def shift(request: HttpRequest, code: str) -> HttpResponse:
    """With the first duty the window is served by rota alone: whose time falls out of it is told and moved."""
    actor, at = request_actor(request), timezone.now()
    hall = managed(actor, code)
    form = ShiftForm(request.POST, resources=hall.resources.filter(active=True))
    if form.is_valid():
        try:
            add_shift(**form.cleaned_data, by=actor, at=at)
        except TurnError as error:
            form.add_error(error.field or None, str(error))
        else:
            tell_moved(request, hall, CHANGED, actor, at)
            return redirect("reception:office_arrange", code=code)
    return again(request, hall, code, form, "排班")


@require_POST
@require_role(*READERS)
def end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    hall = managed(actor, code)
    held = get_object_or_404(Shift, pk=pk, resource__hall=hall)
    end_shift(shift_id=held.pk, by=actor, at=at)
    tell_moved(request, hall, CHANGED, actor, at)
    return redirect("reception:office_arrange", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def capacity(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    hall = managed(actor, code)
    resource = resource_or_404(hall, pk)
    first = {"minutes": resource.minutes, "capacity": resource.capacity}
    form = CapacityForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        change_resource(resource=resource, **form.cleaned_data, by=actor, at=at)
        tell_moved(request, hall, CHANGED, actor, at)
        return redirect("reception:office_arrange", code=code)
    return again(
        request, hall, code, form, f"{resource}：每段时间和人数", status=422 if form.is_bound else 200
    )


def tell_moved(request: HttpRequest, hall: Hall, reason: str, actor: Actor, at: datetime) -> None:
    moved = settle_bookings(hall=hall, reason=reason, by=actor, at=at)
    kept = sum(turn.hold_until is not None for turn in moved)
    given = offered_words(len(offer_places(hall=hall, by=actor, at=at)))
    words = (
        f"已保存。{len(moved)} 个预约受影响，已给其中 {kept} 个留了新时间。"
        if moved
        else "已保存，没有预约受影响。"
    )
    messages.success(request, f"{words}{given}")


def offered_words(count: int) -> str:
    return f"候补的 {count} 个人有了空位，已通知。" if count else ""


def again(
    request: HttpRequest, hall: Hall, code: str, form: Form, title: str, status: int = 422
) -> HttpResponse:
    """The form alone, with what is wrong beside its field."""
    context = {"hall": hall, "code": code, "form": form, "title": title}
    return render(request, "reception/officer/form.html", context, status=status)
