"""Progress: the query page, the story of a case, its receipt, its dates, and what the citizen may do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from zhichi.entrances.services.forms import TrackForm
from zhichi.entrances.services.story import asked_of, dates, progress, receipt_facts
from zhichi.entrances.services.views.citizen.access import NotOpenError, at_kiosk, open_case, opened_case
from zhichi.foundation.accounts.public import CITIZEN, client_address, request_actor
from zhichi.foundation.cases.public import (
    Case,
    LockedError,
    RefusedError,
    VerbSheet,
    WrongKeyError,
    can_do_now,
    keep_papers,
    perform,
    shown_paper,
    track,
)
from zhichi.foundation.files.public import FileFault
from zhichi.foundation.pace.public import Purpose, paced
from zhichi.foundation.ratings.public import RatingChannel, RatingForm, can_give, can_rate, rate
from zhichi.foundation.timelimits.public import Clock, certificate

Page = Callable[..., HttpResponse]


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.LOOKING)
def query(request: HttpRequest) -> HttpResponse:
    """查进度: code and last four open the case in this browser for half an hour."""
    form = TrackForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    onward = (request.POST if request.method == "POST" else request.GET).get("next", "")
    context = {"form": form, "next": onward}
    if request.method != "POST" or not form.is_valid():
        return render(request, "services/citizen/track.html", context, status=422 if form.is_bound else 200)
    try:
        now = timezone.now()
        case = track(**form.cleaned_data, address=client_address(request), at=now)
    except LockedError as error:
        form.add_error(None, str(error))
        return render(request, "services/citizen/track.html", context, status=429)
    except WrongKeyError as error:
        form.add_error(None, str(error))
        return render(request, "services/citizen/track.html", context, status=422)
    open_case(request, case, now)
    home = reverse("services:case", args=[case.tracking_code])
    return redirect(onward if onward.startswith(home) else home)


def opened(view: Callable[..., HttpResponse]) -> Page:
    """Give the page its case, or send the reader to the query page with the code filled in, and back from there."""

    @login_not_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        try:
            case = opened_case(request, code)
        except NotOpenError:
            if at_kiosk(request):
                # Whoever goes back there is the next person: the code of the one before is not his.
                return redirect("services:track")
            asked = urlencode({"code": code, "next": request.get_full_path()})
            return redirect(f"{reverse('services:track')}?{asked}")
        response = view(request, case, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return page


@opened
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """The story of a case, as the citizen sees it."""
    return render(request, "services/citizen/case.html", progress(case, at=timezone.now()))


@opened
def receipt(request: HttpRequest, case: Case) -> HttpResponse:
    link = request.build_absolute_uri(f"{reverse('services:track')}?code={case.tracking_code}")
    facts = receipt_facts(case, at=timezone.now())
    return render(request, "services/citizen/receipt.html", {**facts, "link": link})


@opened
def due(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """The certificate of one of the case's dates (期限计算书)."""
    clock = get_object_or_404(Clock.objects.select_related("limit"), subject=case.subject, pk=pk)
    back = reverse("services:case", args=[case.tracking_code])
    if request.GET.get("format") == "json":
        return JsonResponse(certificate(clock), json_dumps_params={"ensure_ascii": False, "indent": 2})
    context = {"certificate": certificate(clock), "case": case, "back": back}
    return render(request, "timelimits/citizen/certificate.html", context)


@opened
def paper(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """A document given to the party."""
    record = get_object_or_404(case.records.select_related("unit"), pk=pk, given=True)
    # Paper is left lying beside a public machine, and others look on (domain.md §1.4).
    letter = shown_paper(record, masked=at_kiosk(request))
    return render(request, "services/citizen/record.html", {"case": case, "record": record, "letter": letter})


@opened
def act(request: HttpRequest, case: Case, verb: str) -> HttpResponse:
    """What the citizen may do: supplement, withdraw, object, ask again."""
    known = case.procedure.verbs.get(verb)
    if known is None or not any(doer.role == "citizen" for doer in known.by):
        raise Http404
    now = timezone.now()
    verdict = can_do_now(CITIZEN, case, known, at=now)
    if not verdict:
        messages.warning(request, verdict.because)
        return redirect("services:case", code=case.tracking_code)
    sheet = VerbSheet(request, case, known, at=now, public=True)
    if request.method == "POST" and sheet.is_valid():
        try:
            uploads, stands_for = sheet.papers()
            perform(
                case_id=case.pk,
                verb=verb,
                by=CITIZEN,
                at=now,
                answers=sheet.answers(),
                papers=keep_papers(uploads, by=CITIZEN, at=now),
                stands_for=stands_for,
            )
            messages.success(request, f"已提交：{known.title}。")
            return redirect("services:case", code=case.tracking_code)
        except (RefusedError, FileFault) as error:
            sheet.blame(getattr(error, "field", ""), str(error))
    context = {
        "case": case,
        "verb": known,
        "sheet": sheet,
        "asked": asked_of(case),
        "dates": dates(case, at=now),
    }
    return render(request, "services/citizen/act.html", context, status=422 if sheet.own.is_bound else 200)


@opened
def rating(request: HttpRequest, case: Case) -> HttpResponse:
    """好差评: five grades, one an event."""
    actor = request_actor(request)
    # The desk that registered a case may show it for a while, to print the receipt: it does not judge itself there.
    verdict = can_give(actor) and can_rate(case)
    form = RatingForm(request.POST or None)
    by_message = request.GET.get("by") == "message"
    came = RatingChannel.SMS if by_message else RatingChannel.WEB
    channel = RatingChannel.KIOSK if at_kiosk(request) else came
    if request.method == "POST" and verdict and form.is_valid():
        try:
            rate(case=case, **form.cleaned_data, channel=channel, by=actor, at=timezone.now())
            messages.success(request, "谢谢您的评价。")
            return redirect("services:case", code=case.tracking_code)
        except RefusedError as error:
            form.add_error(None, str(error))
    context = {"case": case, "form": form, "because": verdict.because}
    return render(request, "services/citizen/rate.html", context, status=422 if form.errors else 200)
