"""What messages say and when nobody is disturbed: everybody reads it, the city's desk writes it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.notices.access import can_read_own, can_write_templates
from zhichi.foundation.notices.actions.channels import senders
from zhichi.foundation.notices.actions.events import events
from zhichi.foundation.notices.actions.publishing import (
    Draft,
    TemplateError,
    publish_template,
    set_quiet_hours,
)
from zhichi.foundation.notices.actions.wording import current, preview
from zhichi.foundation.notices.forms import HoursForm, TemplateForm
from zhichi.foundation.notices.models import QuietHours, Template
from zhichi.foundation.notices.rules import NoticeEvent
from zhichi.foundation.notices.rules.timing import QUIET


@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    if not (verdict := can_read_own(actor)):
        return refused(request, verdict.because)
    at = timezone.now()
    held = QuietHours.objects.in_force(at=at)
    begins, ends = (held.begins, held.ends) if held else QUIET
    context = {
        "rows": current(at=at),
        "begins": begins,
        "ends": ends,
        "coming": QuietHours.objects.filter(valid_from__gt=timezone.localdate()).order_by("-version").first(),
        "verdict": can_write_templates(actor),
        "off": not senders(),
    }
    return render(request, "notices/supervisor/templates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, key: str) -> HttpResponse:
    """One event: its versions, and the next one with a preview before it is published."""
    actor = request_actor(request)
    if not (verdict := can_read_own(actor)):
        return refused(request, verdict.because)
    event = events().get(key)
    if event is None:
        raise Http404
    may = can_write_templates(actor)
    if request.method == "POST" and not may:
        return refused(request, may.because)
    versions = list(Template.objects.filter(event=key).order_by("-version"))
    newest, today = (versions[0] if versions else None), timezone.localdate()
    form = TemplateForm(request.POST or None, event=event, newest=newest, today=today)
    shown = preview(form.texts() if form.is_bound and form.is_valid() else _texts(event, newest))
    if request.method == "POST" and form.is_valid() and "publish" in request.POST:
        draft = Draft(key, form.texts(), form.cleaned_data["valid_from"], form.seen_version())
        try:
            made = publish_template(draft=draft, by=actor, at=timezone.now())
        except TemplateError as error:
            form.take(error)
        else:
            messages.success(request, f"第 {made.version} 版已定下。")
            return redirect("notices:template", key)
    context: dict[str, Any] = {
        "event": event,
        "versions": versions,
        "form": form,
        "verdict": may,
        "shown": shown,
    }
    context["tried"] = form.is_bound and not form.errors
    status = 422 if form.errors else 200
    return render(request, "notices/supervisor/template.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    if not (verdict := can_write_templates(actor)):
        return refused(request, verdict.because)
    at = timezone.now()
    form = HoursForm(
        request.POST or None, held=QuietHours.objects.in_force(at=at), today=timezone.localdate(at)
    )
    if request.method == "POST" and form.is_valid():
        try:
            set_quiet_hours(**form.cleaned_data, by=actor, at=at)
        except TemplateError as error:
            form.take(error)
        else:
            messages.success(request, "免打扰时间定下了。")
            return redirect("notices:templates")
    status = 422 if form.errors else 200
    return render(request, "notices/supervisor/hours.html", {"form": form}, status=status)


def _texts(event: NoticeEvent, newest: Template | None) -> dict[str, str]:
    return {name: getattr(newest or event, name) for name in event.texts}
