"""What is served to me: how it stands, agreeing to take papers here, and taking them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import Case, PartyRole, RefusedError, open_until
from zhichi.foundation.files.public import store
from zhichi.foundation.forms.public import StrokesError, drawn_upload
from zhichi.foundation.service.actions import consent, revoke, take
from zhichi.foundation.service.actions.consenting import WORDS
from zhichi.foundation.service.enums import OPEN, State
from zhichi.foundation.service.models import Service, consent_of
from zhichi.foundation.service.models.remedies import remedies_of
from zhichi.foundation.service.models.sections import said_of

LONGEST_TOKEN = 40


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """Only in a browser that opened the case by its code and last four, as the other pages of it."""
    now = timezone.now()
    if open_until(request.session, code) < now.timestamp():
        asked = urlencode({"code": code, "next": request.path})
        return redirect(f"{reverse('services:track')}?{asked}")
    case = Case.objects.select_related("unit", "county_unit").filter(tracking_code=code).first()
    rows = _services(case) if case is not None else []
    if case is None or not rows:
        raise Http404
    if request.method == "POST":
        return _do(request, code, rows)
    party = next(one.party for one in rows if one.party is not None)
    held = consent_of(party)
    context = {
        "case": case,
        "rows": [(one, said_of(one), remedies_of(one), one.state in OPEN) for one in rows],
        "consent": held,
        "words": WORDS,
        "token": get_random_string(32),
        "takes": any(one.state in OPEN for one in rows),
        "signature": {"title": "签名", "name": "signature", "strokes": ""},
    }
    response = render(request, "service/citizen/mine.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _services(case: Case) -> list[Service]:
    found = Service.objects.filter(case=case, party__role=PartyRole.APPLICANT).exclude(state=State.WAIVED)
    return list(found.select_related("party", "record__act", "case__county_unit", "paper"))


def _do(request: HttpRequest, code: str, rows: list[Service]) -> HttpResponse:
    by, at = request_actor(request), timezone.now()
    wanted = request.POST.get("service", "")
    service = next((one for one in rows if str(one.pk) == wanted), rows[0])
    try:
        doing = request.POST.get("do", "")
        if doing == "consent":
            drawn = request.POST.get("signature-drawn", "")
            picture = store(upload=drawn_upload("电子送达同意书", drawn), by=by, at=at) if drawn else None
            name = request.POST.get("name", "")
            consent(service=service, name=name, signature=picture, by=by, at=at)
            messages.success(request, "您已同意在网上接收文书，现在可以签收了。")
        elif doing == "revoke" and service.party is not None:
            revoke(party=service.party, service=service, by=by, at=at)
            messages.success(request, "已撤回。以后的文书用别的方式送给您。")
        elif doing == "take":
            take(service=service, token=request.POST.get("token", "")[:LONGEST_TOKEN], by=by, at=at)
            messages.success(request, "已签收。今天就是送达日期。")
    except (RefusedError, StrokesError) as error:
        messages.warning(request, str(error))
    return redirect("service:mine", code)
