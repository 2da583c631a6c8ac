"""One answer: what was really said, what everybody will read, what is still private in it, and the next step."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.domains.lawtalk.access import READERS, can_clear, can_draft, can_withdraw
from zhichi.domains.lawtalk.actions import draft, findings, publish, send_back, withdraw
from zhichi.domains.lawtalk.actions.drafting import CALLED
from zhichi.domains.lawtalk.forms import DraftForm, NoteForm
from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.foundation.accounts.public import Actor, Role, refused, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError, StaleError

gate = require_role(*(Role(role) for role in READERS))


def one_or_404(actor: Actor, pk: int) -> PublicAnswer:
    rows = PublicAnswer.objects.visible_to(actor).select_related("case__unit")
    return get_object_or_404(rows, pk=pk)


@require_safe
@gate
def one(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    return page(request, actor, one_or_404(actor, pk))


def page(
    request: HttpRequest, actor: Actor, held: PublicAnswer, form: NoteForm | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "one": held,
        "case": held.case,
        "records": held.case.records.filter(key__in=("lc.answer", "lc.follow_up")).order_by("made_at", "pk"),
        "findings": [(CALLED[field], "、".join(sorts)) for field, sorts in findings(held).items()],
        "may_draft": can_draft(actor, held),
        "may_clear": can_clear(actor, held),
        "may_withdraw": can_withdraw(actor, held),
        "form": form or NoteForm(),
    }
    response = render(request, "lawtalk/officer/answer.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def seen(request: HttpRequest) -> int | None:
    given = request.POST.get("revision", "")
    return int(given) if given.isdigit() else None


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Rewriting it; what is private is told at once and may be saved, publishing refuses it."""
    actor = request_actor(request)
    held = one_or_404(actor, pk)
    verdict = can_draft(actor, held)
    if not verdict:
        return refused(request, verdict.because)
    first = {"title": held.title, "question": held.question, "answer": held.answer}
    form, status = DraftForm(request.POST or None, initial=first), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                draft(answer_id=pk, **form.cleaned_data, by=actor, at=timezone.now(), revision=seen(request))
                messages.success(request, "公开稿已保存，等另一个人核对。")
                return redirect("lawtalk:one", pk=pk)
            except PermissionDenied as error:
                return refused(request, str(error))
            except RefusedError as error:
                form.add_error(error.field or None, str(error))
                status = 409 if isinstance(error, StaleError) else 422
                held.refresh_from_db(fields=["revision"])
    context = {"one": held, "case": held.case, "form": form}
    return render(request, "lawtalk/officer/draft.html", context, status=status)


@require_POST
@gate
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    return done(request, pk, NoteForm(), publish, "已公开。")


@require_POST
@gate
def back(request: HttpRequest, pk: int) -> HttpResponse:
    return done(request, pk, NoteForm(request.POST), send_back, "已退回起草人。")


@require_POST
@gate
def down(request: HttpRequest, pk: int) -> HttpResponse:
    return done(request, pk, NoteForm(request.POST), withdraw, "已撤下。")


def done(
    request: HttpRequest, pk: int, form: NoteForm, verb: Callable[..., PublicAnswer], words: str
) -> HttpResponse:
    """Do what a button of the page says; what was refused stands on it."""
    actor = request_actor(request)
    held = one_or_404(actor, pk)
    told: dict[str, str] = {}
    if form.is_bound:
        if not form.is_valid():
            return page(request, actor, held, form, status=422)
        told = {"note": form.cleaned_data["note"]}
    try:
        verb(answer_id=pk, by=actor, at=timezone.now(), revision=seen(request), **told)
    except PermissionDenied as error:
        return refused(request, str(error))
    except RefusedError as error:
        messages.warning(request, str(error))
        return page(request, actor, held, form, status=409 if isinstance(error, StaleError) else 422)
    messages.success(request, words)
    return redirect("lawtalk:one", pk=pk)
