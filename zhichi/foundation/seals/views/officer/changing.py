"""Registering a seal, and what is done with it: keeper, impression, loss, stop, misuse."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts.public import Actor, refused, request_actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.seals import actions
from zhichi.foundation.seals.forms import (
    CertificateForm,
    KeeperForm,
    LostForm,
    MisuseForm,
    PictureForm,
    SealForm,
    StopForm,
)
from zhichi.foundation.seals.models import Keepership, Seal, rulebook
from zhichi.foundation.seals.models.managing import MANAGERS
from zhichi.foundation.seals.views.officer.gate import gate, seal_or_404
from zhichi.foundation.seals.views.officer.seals import candidates, certificates

Told = Callable[[Seal, HttpRequest, Actor, datetime], str]


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def new(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    paths = actor.paths(*MANAGERS)
    if not paths:
        return refused(request, "印章由办公室或者单位负责人登记。")
    units = Unit.objects.none()
    for path in paths:
        units = units | Unit.objects.filter(path__startswith=path)
    form = SealForm(request.POST or None, units=units.order_by("path"), book=rulebook(timezone.localdate(at)))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.register_seal(**form.cleaned_data, by=actor, at=at)
            messages.success(request, "登记好了。请录入印模，指定保管人。")
            return redirect("seals:seal", made.pk)
        except RefusedError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "seals/officer/new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@gate
def do(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    held = seal_or_404(request, pk)
    told = VERBS.get(verb)
    if told is None:
        raise Http404
    try:
        messages.success(request, told(held, request, request_actor(request), timezone.now()))
    except RefusedError as error:
        messages.error(request, str(error))
    return redirect("seals:seal", pk)


def _valid(form: Form) -> dict[str, Any]:
    if not form.is_valid():
        raise RefusedError(
            "；".join(f"{form.fields[name].label}：{said[0]}" for name, said in form.errors.items())
        )
    return form.cleaned_data


def _keeper(held: Seal, request: HttpRequest, by: Actor, at: datetime) -> str:
    form = KeeperForm(request.POST, officers=candidates(held, by))
    actions.name_keeper(seal=held, by=by, at=at, **_valid(form))
    return "已指定，等本人接印确认。"


def _take(held: Seal, request: HttpRequest, by: Actor, at: datetime) -> str:
    awaited = Keepership.objects.awaited().filter(seal=held, officer=by.officer_id or 0)
    actions.take_over(keepership=get_object_or_404(awaited), by=by, at=at)
    return "已接印，从现在起由您保管。"


def _lost(held: Seal, request: HttpRequest, by: Actor, at: datetime) -> str:
    actions.report_lost(seal=held, because=_valid(LostForm(request.POST))["because"], by=by, at=at)
    return "已挂失，并向社会公布。"


def _stop(held: Seal, request: HttpRequest, by: Actor, at: datetime) -> str:
    given = _valid(StopForm(request.POST))
    actions.stop_seal(seal=held, **given, by=by, at=at)
    return "已停用，等另一个人共同处理后确认。"


def _retire(held: Seal, request: HttpRequest, by: Actor, at: datetime) -> str:
    actions.confirm_retirement(seal=held, by=by, at=at)
    return "已确认，这枚印章不再使用。"


def _picture(held: Seal, request: HttpRequest, by: Actor, at: datetime) -> str:
    given = _valid(PictureForm(request.POST, request.FILES))
    actions.set_impression(seal=held, picture=given["picture"].read(), by=by, at=at)
    return "印模已录入。"


def _draw(held: Seal, request: HttpRequest, by: Actor, at: datetime) -> str:
    actions.draw_impression(seal=held, by=by, at=at)
    return "印模已画好，请和实物核对。"


def _certify(held: Seal, request: HttpRequest, by: Actor, at: datetime) -> str:
    form = CertificateForm(request.POST, certificates=certificates(held, at))
    actions.certify(seal=held, by=by, at=at, **_valid(form))
    return "证书已选定，可以盖电子印章了。"


def _misuse(held: Seal, request: HttpRequest, by: Actor, at: datetime) -> str:
    given = _valid(MisuseForm(request.POST))
    actions.record_misuse(seal=held, **given, by=by, at=at)
    return "已记录，会一直显示。"


VERBS: dict[str, Told] = {
    "keeper": _keeper,
    "take": _take,
    "lost": _lost,
    "stop": _stop,
    "retire": _retire,
    "picture": _picture,
    "draw": _draw,
    "certify": _certify,
    "misuse": _misuse,
}
