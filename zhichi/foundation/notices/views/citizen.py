"""A citizen's messages, how he wants to be told, and short links."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import client_address, guard
from zhichi.foundation.cases.public import Case, open_until
from zhichi.foundation.notices.actions.channels import senders
from zhichi.foundation.notices.actions.links import page_behind
from zhichi.foundation.notices.actions.story import messages_of
from zhichi.foundation.notices.actions.wishing import WishError, told_of, wish_of_citizen
from zhichi.foundation.notices.forms import CitizenWishForm
from zhichi.kernel import mask, writes

GUESSING = "track.address"


@login_not_required
@require_safe
def link(request: HttpRequest, token: str) -> HttpResponse:
    """From a message to its page, which asks for its own key; guessing links is counted as guessing codes is."""
    at, address = timezone.now(), client_address(request)
    verdict = guard.check(GUESSING, address, at=at)
    if not verdict:
        return render(request, "notices/citizen/gone.html", {"because": verdict.because}, status=429)
    page = page_behind(token)
    if page is None:
        with writes.allowed("a wrong link counts as guessing"):
            guard.fail(GUESSING, address, at=at)
        return render(request, "notices/citizen/gone.html", {"because": ""}, status=404)
    return redirect(page)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def told(request: HttpRequest, code: str) -> HttpResponse:
    """What we have told about this case and by which way; the way can be changed, and stopped."""
    if open_until(request.session, code) < timezone.now().timestamp():
        asked = urlencode({"code": code, "next": request.path})
        return redirect(f"{reverse('services:track')}?{asked}")
    case = Case.objects.select_related("unit").filter(tracking_code=code).first()
    if case is None:
        raise Http404
    where = told_of(case)
    form = CitizenWishForm(request.POST or None, told=where)
    if request.method == "POST" and form.is_valid():
        try:
            wish_of_citizen(case=case, **form.cleaned_data, at=timezone.now())
        except WishError as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, form.thanks())
            return redirect("notices:told", code)
    context: dict[str, Any] = {
        "case": case,
        "told": messages_of(case.subject),
        "form": form,
        "masked": mask.phone(where.phone) if where.phone else "",
        "crumbs": [
            {"title": "首页", "url": "/"},
            {"title": "办理进度", "url": reverse("services:case", args=[code])},
        ],
        "back": reverse("services:case", args=[code]),
        "back_words": "返回办理进度",
        "off": not senders(),
        "stopped": bool(where.wish and where.wish.stopped_at),
    }
    response = render(request, "notices/citizen/told.html", context, status=422 if form.errors else 200)
    response["Cache-Control"] = "no-store"
    return response
