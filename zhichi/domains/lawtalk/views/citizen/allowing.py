"""Whether others may read my question and its answer: allowing it, and taking that back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from zhichi.domains.lawtalk.actions import allow, take_back
from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.models import KIND, PublicAnswer
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import Case, RefusedError, open_until


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def allowing(request: HttpRequest, code: str) -> HttpResponse:
    """Only in a browser that opened the case by its code and last four, as the other pages of it."""
    now = timezone.now()
    if open_until(request.session, code) < now.timestamp():
        asked = urlencode({"code": code, "next": request.path})
        return redirect(f"{reverse('services:track')}?{asked}")
    case = Case.objects.filter(tracking_code=code, kind=KIND).first()
    if case is None:
        raise Http404
    # A desk's browser that shows the case for its receipt does not speak for the citizen.
    actor = request_actor(request)
    if request.method == "POST":
        try:
            if "back" in request.POST:
                take_back(case=case, by=actor, at=now)
                messages.success(request, "已撤回，别人看不到了。")
            else:
                allow(case=case, by=actor, at=now)
                messages.success(request, "谢谢您。去掉个人信息、两个人核对以后才会公开。")
        except RefusedError as error:
            messages.warning(request, str(error))
        return redirect("lawtalk:allow", code=code)
    held = PublicAnswer.objects.filter(case=case).exclude(state=State.WITHDRAWN).first()
    response = render(request, "lawtalk/citizen/allow.html", {"case": case, "held": held})
    response["Cache-Control"] = "no-store"
    return response
