"""The parts of a draft: what it is called, its states, its verbs, its filing."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.procedures.actions import ProcedureError, change_draft, hooks_for, words_here
from zhichi.foundation.procedures.forms import AboutForm, FilingForm, StateForm, VerbForm
from zhichi.foundation.procedures.rules import EditError
from zhichi.foundation.procedures.rules.editing import (
    drop_state,
    drop_verb,
    new_name,
    put,
    put_filing,
    put_verb,
)
from zhichi.foundation.procedures.views.officer.asking import parts_of
from zhichi.foundation.procedures.views.officer.branch import draft_or_404, drafting, edit_page

NEW = "new-one"  # no name of a document has a hyphen


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def about(request: HttpRequest, kind: str) -> HttpResponse:
    draft = draft_or_404(kind)
    form = AboutForm(request.POST or None, document=draft.document)
    back = reverse("procedures:draft", args=[kind])
    return edit_page(
        request, draft, form, title="基本情况", change=lambda: form.changed, place="about", back=back
    )


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def state(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """One state; `new` makes one."""
    draft = draft_or_404(kind)
    states = draft.document["states"]
    old = {} if name == NEW else states.get(name)
    if old is None:
        raise Http404
    initial = {"public": old.get("title", ""), "phase": "open", **old}
    form = StateForm(request.POST or None, initial=initial)
    key = new_name(states, "state") if name == NEW else name
    return edit_page(
        request,
        draft,
        form,
        title="添加状态" if name == NEW else f"状态：{old['title']}",
        change=lambda: partial(put, part="states", name=key, entry=dict(form.cleaned_data)),
        place=f"states.{key}",
        back=reverse("procedures:draft", args=[kind]),
        more={"drop": "" if name == NEW else reverse("procedures:drop", args=[kind, "states", name])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def verb(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """One verb; `new` makes one, and its page stays open for fields and clocks."""
    draft = draft_or_404(kind)
    verbs = draft.document["verbs"]
    if name != NEW and name not in verbs:
        raise Http404
    key = new_name(verbs, "verb") if name == NEW else name
    words = words_here()
    form = VerbForm(
        request.POST or None, document=draft.document, words=words, name=key, hooks=hooks_for(kind)
    )
    at = f"verbs.{key}"
    more: dict[str, Any] = {}
    if name != NEW:
        more = {
            "drop": reverse("procedures:drop", args=[kind, "verbs", name]),
            "parts": parts_of(kind, at, draft.document, words),
        }
    return edit_page(
        request,
        draft,
        form,
        title="添加动作" if name == NEW else f"动作：{verbs[name].get('title', name)}",
        change=lambda: partial(put_verb, name=key, entry=form.entry()),
        place=at,
        back=reverse("procedures:verb", args=[kind, key])
        if name == NEW
        else reverse("procedures:draft", args=[kind]),
        more=more,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def filing(request: HttpRequest, kind: str) -> HttpResponse:
    draft = draft_or_404(kind)
    words = words_here()
    form = FilingForm(request.POST or None, document=draft.document, words=words)
    return edit_page(
        request,
        draft,
        form,
        title="申请",
        change=lambda: partial(put_filing, entry=form.entry()),
        place="filing",
        back=reverse("procedures:draft", args=[kind]),
        more={"parts": parts_of(kind, "filing", draft.document, words)},
    )


@require_POST
@drafting
def drop(request: HttpRequest, kind: str, part: str, name: str) -> HttpResponse:
    """Take a state or verb out of the draft."""
    dropping = {"states": drop_state, "verbs": drop_verb}.get(part)
    if dropping is None:
        raise Http404
    draft_or_404(kind)
    try:
        change_draft(
            kind=kind,
            revision=None,
            change=partial(dropping, name=name),
            place=f"{part}.{name}",
            by=request_actor(request),
            at=timezone.now(),
        )
    except EditError as error:
        messages.warning(request, str(error))
    except ProcedureError as error:
        messages.warning(request, error.faults[0].said)
    else:
        messages.success(request, "已删去。")
    return redirect("procedures:draft", kind)
