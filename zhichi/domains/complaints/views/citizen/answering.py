"""The respondent's pages: the notice opens by its code and the last four of the telephone, for half an hour."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.complaints.access import can_defend
from zhichi.domains.complaints.actions import RESPONDENT, defend, notices, open_notice
from zhichi.domains.complaints.forms import DefenceForm, OpenForm
from zhichi.domains.complaints.models import Complaint, Defence, RespondentNotice
from zhichi.foundation.accounts.public import client_address
from zhichi.foundation.cases.public import LockedError, RefusedError, WrongKeyError, keep_papers
from zhichi.foundation.files.public import FileFault
from zhichi.foundation.pace.public import Purpose, paced

SESSION_KEY = "open_notices"
OPEN_FOR = timedelta(minutes=30)
# What somebody typed slowly is not lost.
SENDING_FOR = timedelta(minutes=90)
MOST_OPEN = 5
LONGEST_KEY = 40


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@paced(Purpose.LOOKING)
def enter(request: HttpRequest) -> HttpResponse:
    form, now, status = (
        OpenForm(request.POST or None, initial={"code": request.GET.get("code", "")}),
        timezone.now(),
        200,
    )
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                found = open_notice(**form.cleaned_data, address=client_address(request), at=now)
                remember(request, found, now)
                return redirect("complaints:notice", code=found.code)
            except LockedError as error:
                form.add_error(None, str(error))
                status = 429
            except WrongKeyError as error:
                form.add_error(None, str(error))
    return render(request, "complaints/citizen/enter.html", {"form": form}, status=status)


def remember(request: HttpRequest, found: RespondentNotice, at: datetime) -> None:
    """This browser has shown the key."""
    held = {**request.session.get(SESSION_KEY, {}), found.code: (at + OPEN_FOR).timestamp()}
    request.session[SESSION_KEY] = dict(list(held.items())[-MOST_OPEN:])


def opened(request: HttpRequest, code: str) -> RespondentNotice | None:
    """The notice, if this browser opened it; None sends the reader to the page that asks for the key."""
    until = float(request.session.get(SESSION_KEY, {}).get(code, 0))
    if request.method == "POST":
        until += SENDING_FOR.total_seconds()
    if until < timezone.now().timestamp():
        return None
    found: RespondentNotice | None = notices().filter(code=code).first()
    if found is None:
        raise Http404
    return found


def ask_key(code: str) -> HttpResponse:
    return redirect(f"{reverse('complaints:respond')}?{urlencode({'code': code})}")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """What he is asked to answer, until when, what he answered, and the form of one more answer."""
    held = opened(request, code)
    if held is None:
        return ask_key(code)
    form = DefenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = answer(request, held, form)
            return redirect("complaints:defence_receipt", code=code, pk=made.pk)
        except (RefusedError, FileFault) as error:
            field = getattr(error, "field", "papers")
            form.add_error(field if field in form.fields else None, str(error))
    context = {**told(held), "form": form, "once": request.POST.get("once") or get_random_string(LONGEST_KEY)}
    return render(request, "complaints/citizen/notice.html", context, status=422 if form.errors else 200)


def answer(request: HttpRequest, held: RespondentNotice, form: DefenceForm) -> Defence:
    now, given = timezone.now(), form.cleaned_data
    return defend(
        notice=held,
        name=given["name"],
        words=given["words"],
        papers=keep_papers(given["papers"], by=RESPONDENT, at=now),
        once=request.POST.get("once", "")[:LONGEST_KEY] or get_random_string(LONGEST_KEY),
        by=RESPONDENT,
        at=now,
    )


def told(held: RespondentNotice) -> dict[str, Any]:
    """The notice as its addressee reads it: nothing of who complained, and of officers the two who handle it."""
    row = Complaint.objects.select_related("first", "second").get(pk=held.case_id)
    said = {one["name"]: one["value"] for one in held.record.data}
    last, today = held.last_day, timezone.localdate()
    return {
        "notice": held,
        "said": said,
        "last": last,
        "is_late": last is not None and today > last,
        "handlers": "、".join(one.name for one in (row.first, row.second) if one is not None),
        "may": can_defend(held.case),
        "defences": held.defences.select_related("act"),
    }


@login_not_required
@require_safe
@never_cache
def receipt(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """That an answer was received, with its fingerprint on the ledger, which anybody can check."""
    held = opened(request, code)
    if held is None:
        return ask_key(code)
    made = get_object_or_404(Defence.objects.select_related("act__record"), notice=held, pk=pk)
    rows = [one for one in made.act.record.data if one["name"] != "papers"]
    papers = list(
        held.case.materials.filter(kind="defend", given_at=made.act.at).values_list("name", flat=True)
    )
    context = {"notice": held, "defence": made, "rows": rows, "papers": papers}
    return render(request, "complaints/citizen/defence.html", context)
