"""The page at the door: one attempt in one way; and the same to put a wrong entry right."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.service.access import can_serve
from zhichi.foundation.service.actions import Report, correct, record
from zhichi.foundation.service.actions.recording import LONGEST_TOKEN
from zhichi.foundation.service.enums import State, Way
from zhichi.foundation.service.forms import AttemptForm
from zhichi.foundation.service.models import Service, ServiceAttempt, ways_on
from zhichi.foundation.service.rules import local_day
from zhichi.foundation.service.views.officer.reaching import gate, service_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def attempt(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    return _page(request, service_or_404(request_actor(request), pk), way, None)


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def correcting(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    """The last entry was wrong: it stays, struck, and this one stands in its place."""
    service = service_or_404(request_actor(request), pk)
    last = service.attempts.last()
    if last is None:
        raise Http404
    return _page(request, service, way, last)


def _page(request: HttpRequest, service: Service, way: str, wrong: ServiceAttempt | None) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    method = ways_on(local_day(at)).get(way)
    if method is None or method.code == Way.ELECTRONIC:
        raise Http404
    form = AttemptForm(request.POST or None, request.FILES or None, method=method, at=at, officer=actor.name)
    if request.method == "POST" and form.is_valid():
        token = request.POST.get("token", "")[: LONGEST_TOKEN + 1]
        report = Report(way, form.told(), token, form.kept(), form.said_by_device())
        try:
            if wrong is None:
                made = record(service=service, report=report, by=actor, at=at)
            else:
                because = request.POST.get("because", "")
                made = correct(attempt=wrong, report=report, because=because, by=actor, at=at)
            _say(request, made)
            return redirect("service:one", service.pk)
        except RefusedError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {
        "service": service,
        "case": service.case,
        "method": method,
        "form": form,
        "wrong": wrong,
        "because": request.POST.get("because", ""),
        "may": can_serve(actor, service.case),
        "token": request.POST.get("token") or get_random_string(32),
    }
    return render(request, "service/officer/attempt.html", context, status=422 if form.errors else 200)


def _say(request: HttpRequest, made: ServiceAttempt) -> None:
    service = Service.objects.get(pk=made.service_id)
    if service.state == State.EFFECTIVE:
        day = service.effective_on
        messages.success(request, f"已送达，送达日期是 {day}（{made.words}）。")
    elif service.state == State.ANNOUNCED:
        messages.success(request, f"公告已经发布，到 {service.effective_on} 期满。")
    elif service.state == State.ATTEMPTED:
        messages.success(request, "已登记，等回执到了再登记结果。")
    else:
        messages.warning(request, f"已登记，但是没有送达：{made.words}")
