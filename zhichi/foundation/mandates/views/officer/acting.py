"""代办: what I do for others, and doing the next step for one of them."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import CITIZEN, Actor, Role, refused, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError, VerbSheet, can_do_now, keep_papers, sees
from zhichi.foundation.files.public import FileFault
from zhichi.foundation.mandates.access import READERS, can_act, can_receive
from zhichi.foundation.mandates.actions import act_for
from zhichi.foundation.mandates.models import Mandate
from zhichi.foundation.mandates.views.officer.milestones import milestones
from zhichi.foundation.notices.public import messages_of
from zhichi.foundation.procedures.public import Verb

PAGE = 20
gate = require_role(*(Role(role) for role in READERS))
KNOWN = ("case__unit", "case__region", "officer", "unit")


@require_safe
@gate
def acting(request: HttpRequest) -> HttpResponse:
    """My mandates, or with `?of=unit` those of the units below my desk."""
    actor, today = request_actor(request), timezone.localdate()
    rows = Mandate.objects.visible_to(actor)
    mine = rows.filter(officer=actor.officer_id)
    of_unit = request.GET.get("of") == "unit"
    tabs = [
        {"title": "我代办的", "url": "?", "current": not of_unit, "count": mine.count()},
        {"title": "本单位和下级的", "url": "?of=unit", "current": of_unit, "count": rows.count()},
    ]
    chosen = (rows if of_unit else mine).select_related(*KNOWN).prefetch_related("case__parties")
    chosen = chosen.order_by("-given_at", "-pk")
    pages: Paginator[Any] = Paginator(chosen, PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "tabs": tabs,
        "page": page,
        "rows": [{"one": one, "standing": one.standing(today)} for one in page],
        "query": "of=unit" if of_unit else "",
    }
    return render(request, "mandates/officer/acting.html", context)


def held_or_404(actor: Actor, pk: int) -> Mandate:
    return get_object_or_404(Mandate.objects.visible_to(actor).select_related(*KNOWN), pk=pk)


def possible(actor: Actor, held: Mandate, at: datetime) -> list[tuple[Verb, str]]:
    """What the citizen could do now, each with "" or why it may not be done for him."""
    case, found = held.case, []
    for verb in case.procedure.verbs_from(case.state):
        if can_do_now(CITIZEN, case, verb, at=at):
            found.append((verb, can_act(actor, held, verb, on=timezone.localdate(at)).because))
    return found


def received(actor: Actor, held: Mandate, at: datetime) -> dict[str, Any]:
    """Messages and documents, for whom the citizen asked to receive them; else why there are none."""
    verdict = can_receive(actor, held, on=timezone.localdate(at))
    if not verdict:
        return {"receives": False, "because": verdict.because}
    taken = dict(held.received.values_list("record", "at"))
    records = held.case.records.filter(given=True).order_by("made_at", "pk")
    return {
        "receives": True,
        "told": messages_of(held.case.subject),
        "documents": [(record, taken.get(record.pk)) for record in records],
    }


@require_safe
@gate
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """The public story of the case, and what I may do for its citizen."""
    actor, at = request_actor(request), timezone.now()
    held = held_or_404(actor, pk)
    verbs = possible(actor, held, at)
    context = {
        "held": held,
        "case": held.case,
        "standing": held.standing(timezone.localdate(at)),
        "timeline": milestones(held.case),
        "verbs": [verb for verb, because in verbs if not because],
        "closed_verbs": [(verb.title, because) for verb, because in verbs if because],
        "mine": sees(actor, held.case_id),
        **received(actor, held, at),
    }
    response = render(request, "mandates/officer/one.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def do(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One of the citizen's verbs, done for him."""
    actor, at = request_actor(request), timezone.now()
    held = held_or_404(actor, pk)
    known = next((each for each, _ in possible(actor, held, at) if each.name == verb), None)
    if known is None:
        return refused(request, "现在没有这一步。")
    verdict = can_act(actor, held, known, on=timezone.localdate(at))
    if not verdict:
        return refused(request, verdict.because)
    sheet = VerbSheet(request, held.case, known, at=at, public=True)
    if request.method == "POST" and sheet.is_valid():
        try:
            uploads, stands_for = sheet.papers()
            act_for(
                mandate_id=held.pk,
                verb=verb,
                by=actor,
                at=at,
                answers=sheet.answers(),
                papers=keep_papers(uploads, by=actor, at=at),
                stands_for=stands_for,
            )
            messages.success(request, f"已代为办理：{known.title}。")
            return redirect("mandates:one", pk=pk)
        except (RefusedError, FileFault) as error:
            sheet.blame(getattr(error, "field", ""), str(error))
    context = {"held": held, "case": held.case, "verb": known, "sheet": sheet}
    return render(request, "mandates/officer/do.html", context, status=422 if sheet.own.is_bound else 200)
