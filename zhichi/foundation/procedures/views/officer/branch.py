"""What the pages of the editor share: who is let in, the draft, saving a part of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.procedures.access import can_draft, can_read
from zhichi.foundation.procedures.actions import (
    ProcedureError,
    StaleDraftError,
    change_draft,
)
from zhichi.foundation.procedures.actions.drafting import Change
from zhichi.foundation.procedures.models import ProcedureDraft
from zhichi.foundation.procedures.rules import EditError

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def reading(view: View[P]) -> View[P]:
    """Let in every officer with a post."""

    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        verdict = can_read(request_actor(request))
        return view(request, *args, **kwargs) if verdict else refused(request, verdict.because)

    return gate


def drafting(view: View[P]) -> View[P]:
    """Let in those who may write procedures."""

    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        verdict = can_draft(request_actor(request))
        return view(request, *args, **kwargs) if verdict else refused(request, verdict.because)

    return gate


def draft_or_404(kind: str) -> ProcedureDraft:
    draft = ProcedureDraft.objects.select_related("based_on").filter(kind=kind).first()
    if draft is None:
        raise Http404
    return draft


def seen_revision(request: HttpRequest) -> int | None:
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isdigit() and len(seen) < 10 else None


def saved(
    request: HttpRequest, draft: ProcedureDraft, change: Change, *, place: str, form: forms.Form
) -> int:
    """Save a change of the draft: 302 when it is done, else the status of the page that says why not.

    The form keeps what was typed, and the draft the newest revision, so that a second press goes through.
    """
    try:
        change_draft(
            kind=draft.kind,
            revision=seen_revision(request),
            change=change,
            place=place,
            by=request_actor(request),
            at=timezone.now(),
        )
    except StaleDraftError as error:
        form.add_error(None, str(error))
        draft.refresh_from_db()
        return 409
    except EditError as error:
        form.add_error(None, str(error))
        return 422
    except ProcedureError as error:
        for fault in error.faults:
            form.add_error(None, fault.said)
        return 422
    messages.success(request, "已保存。")
    return 302


def edit_page(
    request: HttpRequest,
    draft: ProcedureDraft,
    form: Any,
    *,
    title: str,
    change: Callable[[], Change],
    place: str,
    back: str,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A page of the editor: its form, and saving it; `change` gives the change once the form is valid."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            status = saved(request, draft, change(), place=place, form=form)
            if status == 302:
                return redirect(back)
    context = {
        "draft": draft,
        "form": form,
        "title": title,
        "back": back,
        "drop": "",
        "parts": [],
        "leave": back,
        "paper": None,
        "slots": [],
        **(more or {}),
    }
    return render(request, "procedures/officer/edit.html", context, status=status)
