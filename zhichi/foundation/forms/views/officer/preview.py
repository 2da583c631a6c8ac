"""A form as its people will see it, on a phone or on a kiosk; it can be tried out and nothing is kept."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import require_role
from zhichi.foundation.forms.access import CATALOGUE_ROLES
from zhichi.foundation.forms.actions import NoFormError, form_of, shown_answers
from zhichi.foundation.forms.forms import AnswersForm, Choosing
from zhichi.foundation.forms.rules import Form, faults_of_form, read
from zhichi.foundation.forms.views.officer.desk import draft_or_404

FRAMES = {"phone": "手机", "kiosk": "自助终端"}
# A draft that lacks only these can be shown already.
SHOWABLE = (".purpose", ".basis")


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*CATALOGUE_ROLES)
def draft(request: HttpRequest, key: str) -> HttpResponse:
    held = draft_or_404(key)
    standing = [f for f in faults_of_form(held.document) if not f.path.endswith(SHOWABLE)]
    if standing:
        context = {"key": key, "title": held.document["title"], "faults": standing}
        return render(request, "forms/officer/unready.html", context, status=422)
    return shown(request, read(held.document), key)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*CATALOGUE_ROLES)
def version(request: HttpRequest, key: str, version: int) -> HttpResponse:
    try:
        return shown(request, form_of(f"{key}@{version}"), key)
    except NoFormError as error:
        raise Http404 from error


def shown(request: HttpRequest, asked: Form, key: str) -> HttpResponse:
    frame = request.GET.get("frame", "phone")
    if frame not in FRAMES:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    choosing = Choosing(city=settings.ZHICHI_CITY, region=settings.ZHICHI_CITY, at=timezone.now())
    form = AnswersForm(
        sent, form=asked, files=request.FILES if sent is not None else None, choosing=choosing, strokes={}
    )
    context: dict[str, Any] = {
        "asked": asked,
        "key": key,
        "form": form,
        "frame": frame,
        "frames": FRAMES.items(),
        "rows": shown_answers(asked, form.answers()) if form.is_valid() else [],
    }
    return render(request, "forms/officer/preview.html", context, status=422 if form.errors else 200)
