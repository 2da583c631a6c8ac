"""Limits in front of officers: everybody reads them, the two desks of the city write them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.timelimits.access import can_read_limits, can_write_limits
from zhichi.foundation.timelimits.actions import LimitError, publish_limit, switch_off, switch_on, users_of
from zhichi.foundation.timelimits.forms import LimitForm
from zhichi.foundation.timelimits.models import Limit
from zhichi.foundation.timelimits.models.standing import found, standing
from zhichi.foundation.timelimits.rules import is_promise

Page = Callable[..., HttpResponse]


def _gate(may: Callable[..., Any]) -> Callable[[Page], Page]:
    def decorate(view: Page) -> Page:
        @wraps(view)
        def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            verdict = may(request_actor(request))
            return view(request, *args, **kwargs) if verdict else refused(request, verdict.because)

        return gate

    return decorate


reading, writing = _gate(can_read_limits), _gate(can_write_limits)


@require_safe
@reading
def limits(request: HttpRequest) -> HttpResponse:
    """Every limit as it stands today, the bureau's own first; `q` looks in title, law and who promised."""
    asked = request.GET.get("q", "").strip()[:60]
    rows = standing(found(asked), timezone.localdate())
    context = {"rows": rows, "q": asked, "verdict": can_write_limits(request_actor(request))}
    return render(request, "timelimits/officer/limits.html", context)


@require_safe
@reading
def limit(request: HttpRequest, key: str) -> HttpResponse:
    """One limit: its versions, what uses it, and what may be done with it."""
    versions, today = versions_or_404(key), timezone.localdate()
    context = {
        "row": standing(versions, today)[0],
        "versions": list(reversed(versions)),
        "users": users_of(key, today),
        "verdict": not is_promise(key) and can_write_limits(request_actor(request)),
        "of_item": is_promise(key),
    }
    return render(request, "timelimits/officer/limit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@writing
def write(request: HttpRequest, key: str = "") -> HttpResponse:
    """A new limit, or the next version of one."""
    newest = versions_or_404(key)[-1] if key else None
    form = LimitForm(request.POST or None, newest=newest, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        by, now = request_actor(request), timezone.now()
        try:
            made = publish_limit(terms=form.terms(), key=key, seen=form.seen(), by=by, at=now)
        except LimitError as error:
            form.take(error)
        else:
            same = newest is not None and made.version == newest.version
            messages.success(
                request, "内容和现在的一样，没有变动。" if same else f"第 {made.version} 版已定下。"
            )
            return redirect("timelimits:limit", made.key)
    context = {"form": form, "newest": newest}
    return render(request, "timelimits/officer/write.html", context, status=422 if form.errors else 200)


@require_POST
@writing
def off(request: HttpRequest, key: str) -> HttpResponse:
    versions_or_404(key)
    try:
        reason = request.POST.get("reason", "")
        switch_off(key=key, reason=reason, by=request_actor(request), at=timezone.now())
    except LimitError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "已停用。正在走的期限照常走完。")
    return redirect("timelimits:limit", key)


@require_POST
@writing
def on(request: HttpRequest, key: str) -> HttpResponse:
    versions_or_404(key)
    try:
        switch_on(key=key, by=request_actor(request), at=timezone.now())
    except LimitError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "已恢复使用。")
    return redirect("timelimits:limit", key)


def versions_or_404(key: str) -> list[Limit]:
    found_here = list(Limit.objects.filter(key=key).order_by("version"))
    if not found_here:
        raise Http404
    return found_here
