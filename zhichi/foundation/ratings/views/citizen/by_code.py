"""扫码评价: with a short code, whoever was served judges one event. No account, no name."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import client_address, request_actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.pace.public import Purpose, paced
from zhichi.foundation.ratings.access import can_give
from zhichi.foundation.ratings.actions import CodeError, LockedError, link_behind, rate_by_link
from zhichi.foundation.ratings.actions.by_code import event_of
from zhichi.foundation.ratings.enums import RatingChannel
from zhichi.foundation.ratings.forms import CodeForm, RatingForm
from zhichi.foundation.ratings.models import RatingLink
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.sockets.public import item_title

CODE, GRADE = "ratings/citizen/code.html", "ratings/citizen/grade.html"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.RATING)
def by_code(request: HttpRequest) -> HttpResponse:
    """The code, then the grades. A GET fills in the code of the QR picture, no more."""
    actor, at = request_actor(request), timezone.now()
    verdict = can_give(actor)
    if not verdict:
        return render(request, CODE, {"because": verdict.because}, status=403)
    if request.method != "POST":
        return kept(render(request, CODE, {"form": CodeForm(initial={"code": request.GET.get("code", "")})}))
    form = CodeForm(request.POST)
    if not form.is_valid():
        return kept(render(request, CODE, {"form": form}, status=422))
    try:
        link = link_behind(code=form.cleaned_data["code"], address=client_address(request), at=at)
    except (CodeError, LockedError) as error:
        form.add_error("code", str(error))
        status = 429 if isinstance(error, LockedError) else 422
        return kept(render(request, CODE, {"form": form}, status=status))
    if "asked" not in request.POST:
        return asked(request, link, form, RatingForm())
    return given(request, link, form, at)


def given(request: HttpRequest, link: RatingLink, form: CodeForm, at: datetime) -> HttpResponse:
    grades = RatingForm(request.POST)
    if grades.is_valid():
        try:
            # Given at a kiosk it came by the kiosk, however the code was handed out.
            channel = RatingChannel.KIOSK if getattr(request, "zhichi_kiosk", None) else ""
            rating = rate_by_link(
                link=link, **grades.cleaned_data, channel=channel, by=request_actor(request), at=at
            )
        except RefusedError as error:
            grades.add_error(error.field or None, str(error))
        else:
            return redirect(f"{reverse('ratings:done')}?{urlencode({'unit': rating.unit.code})}")
    return asked(request, link, form, grades, status=422)


def asked(
    request: HttpRequest, link: RatingLink, form: CodeForm, grades: RatingForm, status: int = 200
) -> HttpResponse:
    """What is judged in words that say nothing of the matter itself: the slip may lie in other hands."""
    event = event_of(link)
    context = {
        "code": form.cleaned_data["code"],
        "form": grades,
        "event": event,
        "item": item_title(link.case.item, link.case.item_version) if link.case.item else "",
    }
    return kept(render(request, GRADE, context, status=status))


@login_not_required
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Thanks; what happens with a bad grade; where to complain about pressure. The same for everybody."""
    code = request.GET.get("unit", "")
    # PostgreSQL holds no text with a NUL, and asking for one is an error there.
    unit = Unit.objects.filter(code=code).first() if code.isprintable() else None
    return render(request, "ratings/citizen/done.html", {"unit": unit})


def kept(response: HttpResponse) -> HttpResponse:
    """A page with a code on it stays in no cache."""
    response["Cache-Control"] = "no-store"
    return response
