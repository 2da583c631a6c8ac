"""Filing step by step: where, what, who, papers, check. Saved at every step, sent once."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.entrances.services.forms import CheckForm, PersonForm, WhereForm
from zhichi.entrances.services.views.citizen.access import kiosk_of, open_case
from zhichi.entrances.services.views.citizen.application import STEPS, TITLES, Application
from zhichi.entrances.services.views.citizen.guides import fileable_or_404
from zhichi.entrances.services.views.citizen.summary import filing_of, summary
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import (
    Draft,
    FieldsForm,
    RefusedError,
    Submission,
    asked_form,
    file,
    finish_draft,
    identity_asked,
    known_before,
    open_draft,
    save_draft,
    start_draft,
)
from zhichi.foundation.forms.public import AnswersForm, Choosing, told_by
from zhichi.foundation.pace.public import Purpose, paced
from zhichi.foundation.procedures.public import NoProcedureError, current_id, procedure_of
from zhichi.foundation.regions.public import Region
from zhichi.foundation.sockets.public import PERSON_READ, ServiceItem


def first_missing(draft: Draft) -> str:
    """The earliest step not yet done; papers may be none."""
    return next((step for step in STEPS[:-2] if step not in draft.answers), "check")


Step = Callable[[HttpRequest, Application], HttpResponse]


def cookie_name(code: str) -> str:
    return f"zhichi_draft_{code}"


def with_draft(name: str) -> Callable[[Step], Callable[[HttpRequest, str], HttpResponse]]:
    """Open the draft from the browser's cookie; a step out of order leads to the first that is missing."""

    def decorate(step: Step) -> Callable[[HttpRequest, str], HttpResponse]:
        @login_not_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(step)
        def view(request: HttpRequest, code: str) -> HttpResponse:
            item = fileable_or_404(code)
            token = request.COOKIES.get(cookie_name(code), "")
            now = timezone.now()
            draft = open_draft(token=token, kind=item.kind, at=now)
            if draft is None:
                return sent_before(request, token) or redirect("services:start", code=code)
            version_id = version_or_404(item, now)
            application = Application(item, version_id, draft, token, now, screen=kiosk_of(request))
            missing = first_missing(draft)
            if STEPS.index(missing) < STEPS.index(name):
                return redirect(f"services:{missing}", code=code)
            response = step(request, application)
            response["Cache-Control"] = "no-store"
            return response

        return view

    return decorate


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.BEGINNING)
def start(request: HttpRequest, code: str) -> HttpResponse:
    """The page before the first step; beginning makes the draft, coming back finds it."""
    item = fileable_or_404(code)
    version_or_404(item, timezone.now())
    token = request.COOKIES.get(cookie_name(code), "")
    draft = open_draft(token=token, kind=item.kind, at=timezone.now())
    if request.method == "POST":
        if draft is None or "afresh" in request.POST:
            draft, token = start_draft(kind=item.kind, at=timezone.now())
        response = redirect(f"services:{first_missing(draft)}", code=code)
        response.set_cookie(
            cookie_name(code),
            token,
            max_age=7 * 24 * 3600,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response
    return render(request, "services/citizen/start.html", {"item": item, "draft": draft})


def version_or_404(item: ServiceItem, at: datetime) -> int:
    """The version of the item's procedure in force; 404 where there is none or officers alone open such cases."""
    try:
        version_id = current_id(item.kind, timezone.localdate(at))
    except NoProcedureError:
        raise Http404("这件事暂时不能在网上办") from None
    if procedure_of(version_id).is_internal:
        raise Http404("这件事不在网上办")
    return version_id


def show(request: HttpRequest, application: Application, step: str, **context: Any) -> HttpResponse:
    number = STEPS.index(step) + 1
    base = {
        "item": application.item,
        "steps": [TITLES[name] for name in STEPS],
        "number": number,
        "step_title": TITLES[step],
        "back": f"services:{STEPS[number - 2]}" if number > 1 else "",
    }
    form = context.get("form")
    faulty = bool(context.get("fault") or context.get("refusal") or (form is not None and form.errors))
    status = 422 if faulty else 200
    return render(request, f"services/citizen/apply_{step}.html", {**base, **context}, status=status)


def go_on(
    request: HttpRequest, application: Application, step: str, answers: dict[str, Any], **more: Any
) -> HttpResponse:
    save_draft(draft=application.draft, answers={step: answers, **more}, at=timezone.now())
    after = STEPS[STEPS.index(step) + 1]
    return redirect(f"services:{after}", code=application.item.code)


@with_draft("where")
def where(request: HttpRequest, application: Application) -> HttpResponse:
    city = get_object_or_404(Region, code=settings.ZHICHI_CITY)
    form = WhereForm(
        request.POST or None, initial=application.answers.get("where"), city=city, on=timezone.localdate()
    )
    # A press that only fills the next list shows no fault: the person could not choose from it yet.
    fills = form.is_bound and form.data.get("county") and ("fill" in form.data or not form.all_seen())
    if fills:
        form = WhereForm(initial=request.POST.dict(), city=city, on=timezone.localdate())
    elif form.is_valid():
        return go_on(request, application, "where", {**form.cleaned_data, "region": form.region_code()})
    return show(request, application, "where", form=form)


@with_draft("matter")
def matter(request: HttpRequest, application: Application) -> HttpResponse:
    form = matter_form(application, request.POST or None)
    if request.method == "POST" and form.is_valid():
        drawn = form.drawn() if isinstance(form, AnswersForm) else {}
        return go_on(request, application, "matter", form.answers(), drawn=drawn)
    return show(request, application, "matter", form=form, of_parts=isinstance(form, AnswersForm))


def matter_form(application: Application, data: Any) -> FieldsForm | AnswersForm:
    """What the item asks: the form its procedure names, or the procedure's own fields."""
    held, asked = application.answers.get("matter"), asked_form(application.procedure)
    if asked is None:
        fields = application.procedure.filing.fields
        return FieldsForm(data, initial=held, asked=fields, files_later=True)
    region = application.answers["where"]["region"]
    known = known_before(
        application.procedure,
        asked,
        region=region,
        on=timezone.localdate(application.at),
        people=application.answers.get("person"),
    )
    choosing = Choosing(city=settings.ZHICHI_CITY, region=region, at=application.at)
    strokes = application.answers.get("drawn", {})
    return AnswersForm(
        data, form=asked, initial=held, known=known, choosing=choosing, strokes=strokes, files_later=True
    )


@with_draft("person")
def person(request: HttpRequest, application: Application) -> HttpResponse:
    anonymous = application.procedure.filing.anonymous
    materials = application.item.document.get("materials", ())
    identity = identity_asked(application.procedure, materials, on=timezone.localdate(application.at))
    held, told = application.answers.get("person"), told_before(application)
    card = read_card(request)
    first = {**told, **card} if held is None else {**held, **card}
    form = PersonForm(request.POST or None, initial=first, anonymous=anonymous, identity=identity)
    for name in form.fields.keys() & (told if held is None else {}):
        form.fields[name].help_text = f"{form.fields[name].help_text}已按您前面填的填好，可以改。"
    if request.method == "POST" and form.is_valid():
        return go_on(request, application, "person", {**form.cleaned_data, "id_type": form.id_type()})
    return show(request, application, "person", form=form, card=card, reads=reads_cards(request))


def reads_cards(request: HttpRequest) -> bool:
    screen = kiosk_of(request)
    return screen is not None and bool(screen.kiosk.reader_key)


def read_card(request: HttpRequest) -> dict[str, str]:
    """What an identity card laid on the reader of this machine said: name, id_number, address, as far as told."""
    return {key: value for read in PERSON_READ for key, value in read(request).items() if value}


def told_before(application: Application) -> dict[str, str]:
    """What the matter's form was told of the person: not asked once more, only shown."""
    asked = asked_form(application.procedure)
    return told_by(asked, application.answers["matter"]) if asked is not None else {}


@with_draft("check")
@paced(Purpose.FILING)
def check(request: HttpRequest, application: Application) -> HttpResponse:
    form = CheckForm(request.POST or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            return send(request, application)
        except RefusedError as error:
            refusal = str(error)
    return show(request, application, "check", form=form, refusal=refusal, parts=summary(application))


def send(request: HttpRequest, application: Application) -> HttpResponse:
    """File the draft once: its secret is the idempotency key, so a second press finds the same case."""
    now = application.at
    filed = file(filing=filing_of(application), key=key_of(application.token), by=CITIZEN, at=now)
    open_case(request, filed.case, now)
    finish_draft(draft=application.draft, at=now)
    response = redirect("services:receipt", code=filed.case.tracking_code)
    response.delete_cookie(cookie_name(application.item.code), samesite="Lax")
    return response


def key_of(token: str) -> str:
    return "draft:" + hashlib.sha256(token.encode()).hexdigest()


def sent_before(request: HttpRequest, token: str) -> HttpResponse | None:
    """The receipt, for a second press of the last button: the browser shows only the answer to that one."""
    if request.method != "POST" or not token:
        return None
    held = Submission.objects.select_related("case").filter(pk=key_of(token)).first()
    if held is None:
        return None
    open_case(request, held.case, timezone.now())
    return redirect("services:receipt", code=held.case.tracking_code)
