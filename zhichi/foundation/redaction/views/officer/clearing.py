"""The second person's page: publishing, sending back, taking down, opening the commitment."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import RefusedError, StaleError
from zhichi.foundation.papers.public import PressError
from zhichi.foundation.redaction.actions import prove, publish, return_copy, withdraw
from zhichi.foundation.redaction.forms import NoteForm
from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.views.officer.lists import gate
from zhichi.foundation.redaction.views.officer.one import copy_or_404, page, revision_of


@require_POST
@gate
def publishing(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    held = copy_or_404(actor, pk)
    try:
        publish(pk=pk, by=actor, at=timezone.now(), revision=revision_of(request))
    except (RefusedError, PressError) as error:
        messages.warning(request, str(error))
        held.refresh_from_db()
        return page(request, actor, held, status=409 if isinstance(error, StaleError) else 422)
    messages.success(request, "已公开。")
    return redirect("redaction:one", pk)


@require_POST
@gate
def returning(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_note(request, pk, return_copy, "已退回，请改好再交。")


@require_POST
@gate
def withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_note(request, pk, withdraw, "已撤下，公开的页面上没有了。")


def _with_note(request: HttpRequest, pk: int, verb: Callable[..., Publication], words: str) -> HttpResponse:
    actor = request_actor(request)
    held, form = copy_or_404(actor, pk), NoteForm(request.POST)
    if form.is_valid():
        try:
            said = form.cleaned_data["note"]
            verb(pk=pk, note=said, by=actor, at=timezone.now(), revision=revision_of(request))
            messages.success(request, words)
            return redirect("redaction:one", pk)
        except RefusedError as error:
            form.add_error("note", str(error))
            held.refresh_from_db()
    return page(request, actor, held, note=form, status=422)


@require_POST
@gate
def proving(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what opens the commitment once, on this page; for whom is kept."""
    actor = request_actor(request)
    held, form = copy_or_404(actor, pk), NoteForm(request.POST)
    if form.is_valid():
        try:
            one, proof = prove(pk=pk, note=form.cleaned_data["note"], by=actor, at=timezone.now())
            return page(request, actor, one, proof=proof)
        except RefusedError as error:
            form.add_error("note", str(error))
    return page(request, actor, held, note=form, status=422)
