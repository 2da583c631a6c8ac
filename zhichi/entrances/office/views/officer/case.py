"""A case as one page: the story, what I may do now and why not the rest, papers, clocks, ledger; and doing a verb."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import (
    Case,
    Record,
    RefusedError,
    StaleError,
    VerbSheet,
    can_do_now,
    can_reveal,
    days_left_sentence,
    filled_forms,
    hides_answers,
    keep_papers,
    perform,
    record_rows,
    reveal,
    seen_case,
    sees,
    shown_paper,
    tell_of_reading,
    told_answers,
)
from zhichi.foundation.files.public import FileFault, respond
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.sockets.public import CASE_NOTES, CASE_SECTIONS, item_title
from zhichi.foundation.timelimits.public import Clock, ClockState, TimeLimitError, certificate, light
from zhichi.kernel import writes

READ_AGAIN_SECONDS = 1800


def case_or_404(actor: Actor, number: str, *, whole: bool = True) -> Case:
    """The case if this actor may know of it; to everybody else it does not exist."""
    case = seen_case(actor, number, whole=whole)
    if case is None:
        raise Http404
    return case


@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    actor = request_actor(request)
    case = case_or_404(actor, number)
    log_reading(request, actor, case)
    return render(request, "office/officer/case.html", case_page(actor, case))


def log_reading(request: HttpRequest, actor: Actor, case: Case) -> None:
    """One ledger entry for each time a sensitive case is opened; turning pages within half an hour is one reading."""
    now = timezone.now()
    read = request.session.get("cases_read", {})
    if not case.confidential or read.get(case.number, 0) > now.timestamp() - READ_AGAIN_SECONDS:
        return
    purpose = "办理" if actor.within(case.unit.path) else "监督"
    with writes.allowed("the log of who read a sensitive case"):
        tell_of_reading(case=case, purpose=purpose, by=actor, at=now)
    request.session["cases_read"] = dict([*read.items(), (case.number, now.timestamp())][-50:])


def case_page(actor: Actor, case: Case) -> dict[str, Any]:
    """Everything the page shows, each list in one query."""
    procedure = case.procedure
    verbs = [(verb, can_do_now(actor, case, verb, at=timezone.now())) for verb in procedure.verbs.values()]
    officers = [(verb, verdict) for verb, verdict in verbs if not only_others(verb)]
    records = list(case.records.select_related("unit"))
    materials = list(case.materials.select_related("file"))
    limits = Clock.objects.filter(subject=case.subject).select_related("limit").order_by("pk")
    clocks = [clock_row(clock, timezone.now()) for clock in limits]
    return {
        "case": case,
        "state": case.current_state,
        "item": item_title(case.item, case.item_version) if case.item else "",
        "open_verbs": sorted((verb for verb, verdict in officers if verdict), key=weight),
        "closed_verbs": [
            {"title": verb.title, "because": verdict.because}
            for verb, verdict in officers
            if not verdict and case.state in verb.from_
        ],
        "acts": told(case, records),
        "parties": case.parties.order_by("pk"),
        "answers": application(case),
        "hidden": hides_answers(case),
        "notes": CASE_NOTES.get(case.kind)(case) if case.kind in CASE_NOTES else [],
        "sections": [section for read in CASE_SECTIONS if (section := read(case, actor, materials))],
        "materials": materials,
        "records": records,
        "live_clocks": [row for row in clocks if row["clock"].state != ClockState.STOPPED],
        "stopped_clocks": [row for row in clocks if row["clock"].state == ClockState.STOPPED],
        "entries": list(entries_of(case.subject))[-50:],
        "may_reveal": can_reveal(actor, case),
    }


def clock_row(clock: Clock, at: datetime) -> dict[str, Any]:
    """A clock with its light, and how far its date is in words."""
    words = str(ClockState(clock.state).label)
    if clock.state == ClockState.RUNNING and clock.due_on:
        words = days_left_sentence(clock.due_on, timezone.localdate(at))
    return {"clock": clock, "light": str(light(clock, at)), "words": words}


def weight(verb: Verb) -> tuple[bool, bool]:
    """Order of the buttons: the usual next step first, what cannot be taken back last."""
    return (verb.grave, not verb.primary)


def told(case: Case, records: list[Record]) -> list[dict[str, Any]]:
    """The acts, newest first, each with the document it made and what was filled in."""
    made = {record.act_id: record for record in records}
    filled = {
        one.act_id: {"title": one.asked.title, "form": one.form, "rows": rows}
        for one, rows in filled_forms(case, masked=True)
    }
    return [
        {"act": act, "record": made.get(act.pk), "filled": filled.get(act.pk)}
        for act in case.acts.order_by("-seq")
    ]


def application(case: Case) -> list[dict[str, str]]:
    """What was asked for, as label and value, of people masked; what was left empty is left out."""
    return told_answers(case.procedure, case.answers, masked=True)


def only_others(verb: Verb) -> bool:
    return all(doer.role in {"citizen", "system"} for doer in verb.by)


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """The form of a verb, and doing it. What was typed stays whatever goes wrong."""
    actor = request_actor(request)
    case = case_or_404(actor, number, whole=request.method != "POST")
    known = case.procedure.verbs.get(verb)
    if known is None or only_others(known):
        raise Http404
    sheet = VerbSheet(request, case, known, at=timezone.now())
    status, revision = 200, case.revision
    if request.method == "POST":
        status = 200 if sheet.redraws else 422
        if sheet.is_valid():
            try:
                return do(request, actor, case, known, sheet)
            except (RefusedError, FileFault, TimeLimitError) as error:
                sheet.blame(getattr(error, "field", ""), str(error))
                status = 409 if isinstance(error, StaleError) else 422
    elif not (verdict := can_do_now(actor, case, known, at=timezone.now())):
        messages.warning(request, verdict.because)
        return redirect("office:case", number=number)
    answers = application(case)
    context = {"case": case, "verb": known, "sheet": sheet, "revision": revision, "answers": answers}
    return render(request, "office/officer/act.html", context, status=status)


def do(request: HttpRequest, actor: Actor, case: Case, verb: Verb, sheet: VerbSheet) -> HttpResponse:
    now = timezone.now()
    seen = request.POST.get("revision", "")
    uploads, stands_for = sheet.papers()
    perform(
        case_id=case.pk,
        verb=verb.name,
        by=actor,
        at=now,
        answers=sheet.answers(),
        papers=keep_papers(uploads, by=actor, at=now),
        stands_for=stands_for,
        revision=int(seen) if seen.isdigit() else None,
    )
    messages.success(request, f"已办：{verb.title}。")
    still_mine = sees(actor, case.pk)
    return redirect("office:case", number=case.number) if still_mine else redirect("office:inbox")


@require_POST
def unmask(request: HttpRequest, number: str) -> HttpResponse:
    """Show names, phones, ids and what a form asked of people in full, once, with a purpose that is logged.

    With `record` it is that document, to be read or printed whole; else the parties and all answers.
    """
    actor = request_actor(request)
    case = case_or_404(actor, number)
    wanted = request.POST.get("record", "")
    held = record_or_404(case, int(wanted)) if wanted.isdigit() and len(wanted) < 19 else None
    try:
        parties = reveal(case=case, purpose=request.POST.get("purpose", ""), by=actor, at=timezone.now())
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect("office:record", number, held.pk) if held else redirect("office:case", number=number)
    if held is not None:
        context = {"case": case, "record": held, "rows": record_rows(held, masked=False), "opened": True}
        context["letter"] = shown_paper(held, masked=False)
        return render(request, "office/officer/record.html", context)
    context = {
        "case": case,
        "parties": parties,
        "answers": told_answers(case.procedure, case.answers),
        "filled": filled_forms(case, masked=False),
    }
    return render(request, "office/officer/parties.html", context)


@require_safe
def material(request: HttpRequest, number: str, pk: int) -> FileResponse:
    case = case_or_404(request_actor(request), number)
    held = get_object_or_404(case.materials.select_related("file"), pk=pk)
    return respond(held.file, shown=True, download="download" in request.GET, name=held.name)


@require_safe
def record(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    actor = request_actor(request)
    case = case_or_404(actor, number)
    held = record_or_404(case, pk)
    rows, letter = record_rows(held, masked=True), shown_paper(held, masked=True)
    context = {
        "letter": letter,
        "case": case,
        "record": held,
        "rows": rows,
        "hidden": rows != record_rows(held, masked=False) or letter != shown_paper(held, masked=False),
        "may_reveal": can_reveal(actor, case),
    }
    return render(request, "office/officer/record.html", context)


def record_or_404(case: Case, pk: int) -> Record:
    record: Record = get_object_or_404(case.records.select_related("unit", "act"), pk=pk)
    record.case = case
    return record


@require_safe
def due(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    case = case_or_404(request_actor(request), number)
    clock = get_object_or_404(Clock.objects.select_related("limit"), subject=case.subject, pk=pk)
    back = reverse("office:case", args=[case.number])
    if request.GET.get("format") == "json":
        return JsonResponse(certificate(clock), json_dumps_params={"ensure_ascii": False, "indent": 2})
    context = {"certificate": certificate(clock), "case": case, "back": back}
    return render(request, "timelimits/citizen/certificate.html", context)
