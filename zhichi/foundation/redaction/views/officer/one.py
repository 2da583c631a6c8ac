"""One copy: the paper's words with what is marked in them, what everybody would read, and the next step."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import tell_of_reading
from zhichi.foundation.redaction.access import can_clear, can_mask, can_prove, can_withdraw
from zhichi.foundation.redaction.actions import look
from zhichi.foundation.redaction.enums import State
from zhichi.foundation.redaction.forms import NoteForm, WordsForm
from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.rules import texts_of
from zhichi.foundation.redaction.views.citizen.sheet import sheet_of
from zhichi.foundation.redaction.views.officer.lists import gate
from zhichi.foundation.redaction.views.officer.words import rows, spelled
from zhichi.kernel import writes

KNOWN = ("paper__case__unit", "paper__case__county_unit", "paper__case__handler", "paper__unit")


def copy_or_404(actor: Actor, pk: int) -> Publication:
    one = Publication.objects.visible_to(actor).select_related(*KNOWN).filter(pk=pk).first()
    if one is None:
        raise Http404
    return one


def revision_of(request: HttpRequest) -> int | None:
    given = request.POST.get("revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else None


@require_safe
@gate
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """The page names people: opening it is logged as any look into a sensitive case."""
    actor = request_actor(request)
    held = copy_or_404(actor, pk)
    with writes.allowed("the log of who looked at a paper that names people"):
        tell_of_reading(case=held.paper.case, purpose=f"看公开本：{held}", by=actor, at=timezone.now())
    return page(request, actor, held)


def page(
    request: HttpRequest,
    actor: Actor,
    held: Publication,
    *,
    status: int = 200,
    faults: Mapping[str, str] | None = None,
    words: WordsForm | None = None,
    note: NoteForm | None = None,
    proof: Any = None,
) -> HttpResponse:
    case, marks, texts = held.paper.case, held.held_marks, texts_of(held.paper.content)
    gone = held.state == State.WITHDRAWN
    context = {
        "one": held,
        "case": case,
        "places": [] if gone else spelled(texts, marks),
        "rows": [] if gone else rows(texts, marks, request.POST, faults or {}),
        "faults": list((faults or {}).values()),
        "sheet": "" if gone else sheet_of(held.shown or look(held)),
        "may_mask": can_mask(actor, case, held),
        "may_clear": can_clear(actor, case, held),
        "may_withdraw": can_withdraw(actor, case, held),
        "may_prove": can_prove(actor, case, held),
        "words_form": words or WordsForm(),
        "note_form": note or NoteForm(),
        "proof": proof,
    }
    response = render(request, "redaction/officer/copy.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response
