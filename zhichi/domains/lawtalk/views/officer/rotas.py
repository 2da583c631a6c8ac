"""The days of a point's advisers: patterns, days agreed otherwise, what their contracts say."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.domains.lawtalk.access import LOGGERS, can_arrange
from zhichi.domains.lawtalk.actions import change_day, copy_forward, end_rota, set_rota, set_terms
from zhichi.domains.lawtalk.forms.rota import ChangeForm, RotaForm, TermsForm
from zhichi.domains.lawtalk.models import AdviserRota, AdviserTerms
from zhichi.domains.lawtalk.models.duties import advisers_of, coming
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import Role, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError

gate = require_role(*(Role(role) for role in LOGGERS))


def of_point(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the page its point, for who arranges the advisers there: outside the branch 404, without the right 403."""

    @wraps(view)
    def page(request: HttpRequest, code: str, **more: Any) -> HttpResponse:
        actor = request_actor(request)
        points = Point.objects.of_branch(actor).select_related("unit", "region")
        point = get_object_or_404(points, code=code)
        verdict = can_arrange(actor, point)
        if not verdict:
            raise PermissionDenied(verdict.because)
        return view(request, point, **more)

    told: Callable[..., HttpResponse] = page
    return gate(told)


@require_http_methods(["GET", "HEAD", "POST"])
@of_point
def rota(request: HttpRequest, point: Point) -> HttpResponse:
    """What is arranged, and the form for one more pattern."""
    form = RotaForm(request.POST or None, point=point)
    if request.method == "POST" and form.is_valid():
        try:
            made = set_rota(**form.cleaned_data, by=request_actor(request), at=timezone.now())
            told = f"已排定：{made.person.name}，{made}。"
            messages.success(request, f"{told}已经排到两个月以后，以后每天自动往后排。")
            return redirect("lawtalk:rota", code=point.code)
        except RefusedError as error:
            form.add_error(error.field or None, str(error))
    at = timezone.now()
    held = AdviserRota.objects.filter(person__point=point, last_on=None).select_related("person")
    context = {
        "point": point,
        "form": form,
        "rotas": held.prefetch_related("changes"),
        "days": coming(point, at)[:40],
        "advisers": advisers_of(point, at).select_related("terms"),
    }
    return render(request, "lawtalk/officer/rota.html", context, status=422 if form.errors else 200)


@require_POST
@of_point
def end(request: HttpRequest, point: Point, pk: int) -> HttpResponse:
    held = held_or_404(point, pk)
    end_rota(rota_id=held.pk, by=request_actor(request), at=timezone.now())
    messages.success(request, "这条排班到今天为止，后面的日子已经取消。")
    return redirect("lawtalk:rota", code=point.code)


@require_POST
@of_point
def copy(request: HttpRequest, point: Point) -> HttpResponse:
    made = copy_forward(point=point, by=request_actor(request), at=timezone.now())
    words = f"照前四周排出了 {made} 天。" if made else "没有要照抄的日子，或者已经抄过了。"
    messages.success(request, words)
    return redirect("lawtalk:rota", code=point.code)


@require_http_methods(["GET", "HEAD", "POST"])
@of_point
def change(request: HttpRequest, point: Point, pk: int) -> HttpResponse:
    held = held_or_404(point, pk)
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_day(rota_id=held.pk, **form.cleaned_data, by=request_actor(request), at=timezone.now())
            messages.success(request, "这一天已经改好。")
            return redirect("lawtalk:rota", code=point.code)
        except RefusedError as error:
            form.add_error(error.field or None, str(error))
    context = {"point": point, "form": form, "title": f"改一天：{held.person.name}，{held}"}
    return render(request, "lawtalk/officer/rota_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_point
def terms(request: HttpRequest, point: Point, pk: int) -> HttpResponse:
    """Who pays and how much, as the contract says."""
    person = get_object_or_404(advisers_of(point, timezone.now()), pk=pk)
    held = AdviserTerms.objects.filter(person=person).first()
    initial = {name: getattr(held, name) for name in TermsForm.base_fields} if held else None
    form = TermsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        set_terms(person=person, **form.cleaned_data, by=request_actor(request), at=timezone.now())
        messages.success(request, "合同约定已登记。")
        return redirect("lawtalk:rota", code=point.code)
    context = {"point": point, "form": form, "title": f"合同约定：{person.name}"}
    return render(request, "lawtalk/officer/rota_form.html", context, status=422 if form.errors else 200)


def held_or_404(point: Point, pk: int) -> AdviserRota:
    held = AdviserRota.objects.filter(person__point=point, pk=pk).select_related("person").first()
    if held is None:
        raise Http404
    return held
