"""Registering, activating and retiring kiosks, and answering a call."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.domains.kiosks.access import KEEPERS, READERS
from zhichi.domains.kiosks.actions import (
    KioskError,
    answer_call,
    give_code,
    give_reader_key,
    help_use,
    register_kiosk,
    retire_kiosk,
)
from zhichi.domains.kiosks.forms import KioskForm
from zhichi.domains.kiosks.models import Call, Kiosk
from zhichi.domains.kiosks.views.officer.figures import month_of
from zhichi.domains.kiosks.views.officer.kiosks import page_of
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import refused, request_actor, require_role


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*KEEPERS)
def add(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    points = Point.objects.of_branch(actor).operating().order_by("code")
    form = KioskForm(request.POST or None, points=points)
    if request.method == "POST" and form.is_valid():
        try:
            made = register_kiosk(**form.cleaned_data, by=actor, at=timezone.now())
        except PermissionDenied as error:
            return refused(request, str(error))
        except KioskError as error:
            form.add_error("code", str(error))
        else:
            messages.success(request, "登记好了。在终端上打开启用页面，再回来生成启用码。")
            return redirect("kiosks:kiosk", pk=made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "kiosks/officer/add.html", {"form": form}, status=status)


@require_POST
@require_role(*READERS)
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """Shown once, on the page that answers: it is kept nowhere."""
    kiosk = _mine(request, pk)
    try:
        given = give_code(kiosk=kiosk, by=request_actor(request), at=timezone.now())
    except PermissionDenied as error:
        return refused(request, str(error))
    except KioskError as error:
        messages.error(request, str(error))
        return redirect("kiosks:kiosk", pk=pk)
    return _shown(request, kiosk, given=f"{given[:5]}-{given[5:]}")


@require_POST
@require_role(*READERS)
def reader_key(request: HttpRequest, pk: int) -> HttpResponse:
    kiosk = _mine(request, pk)
    try:
        key = give_reader_key(kiosk=kiosk, by=request_actor(request), at=timezone.now())
    except PermissionDenied as error:
        return refused(request, str(error))
    except KioskError as error:
        messages.error(request, str(error))
        return redirect("kiosks:kiosk", pk=pk)
    return _shown(request, kiosk, key=key)


@require_POST
@require_role(*READERS)
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        retire_kiosk(kiosk=_mine(request, pk), by=request_actor(request), at=timezone.now())
    except PermissionDenied as error:
        return refused(request, str(error))
    except KioskError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "已停用，这台机器不能再当终端用。")
    return redirect("kiosks:kiosk", pk=pk)


@require_POST
@require_role(*READERS)
def helped(request: HttpRequest, pk: int) -> HttpResponse:
    """A clerk went there by himself."""
    try:
        help_use(kiosk=_mine(request, pk), by=request_actor(request), at=timezone.now())
    except PermissionDenied as error:
        return refused(request, str(error))
    except KioskError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "已记为“有人帮助”，不算群众自己办的。")
    return redirect("kiosks:kiosk", pk=pk)


@require_POST
@require_role(*READERS)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    calls = Call.objects.visible_to(request_actor(request)).select_related("kiosk__point__unit")
    try:
        answer_call(call=get_object_or_404(calls, pk=pk), by=request_actor(request), at=timezone.now())
    except PermissionDenied as error:
        return refused(request, str(error))
    except KioskError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "已应答，请到终端旁帮他。这次使用记为“有人帮助”。")
    return redirect("kiosks:kiosks")


def _mine(request: HttpRequest, pk: int) -> Kiosk:
    mine = Kiosk.objects.visible_to(request_actor(request))
    return get_object_or_404(mine.select_related("point__unit", "point__region"), pk=pk)


def _shown(request: HttpRequest, kiosk: Kiosk, **told: str) -> HttpResponse:
    kiosk.refresh_from_db()
    context = page_of(request, kiosk, month_of(timezone.now()), **told)
    response = render(request, "kiosks/officer/kiosk.html", context)
    response["Cache-Control"] = "no-store"
    return response
