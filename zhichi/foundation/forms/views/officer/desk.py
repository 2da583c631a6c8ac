"""What the builder's pages share: the draft at hand, what stood before a part, and saying why something was refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.forms.access import CATALOGUE_ROLES, can_write
from zhichi.foundation.forms.actions import StaleDraftError, law_faults
from zhichi.foundation.forms.models import FormDraft
from zhichi.foundation.forms.rules import Fault, faults_of_form
from zhichi.foundation.forms.rules.editing import NoPartError

Part = dict[str, Any]
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_writers(view: View[P]) -> View[P]:
    """A page on which something is written: whoever may only read is told why."""

    @require_role(*CATALOGUE_ROLES)
    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        verdict = can_write(request_actor(request))
        return view(request, *args, **kwargs) if verdict else refused(request, verdict.because)

    return gate


def draft_or_404(key: str) -> FormDraft:
    return get_object_or_404(FormDraft, key=key)


def section_or_404(draft: FormDraft, name: str) -> Part:
    for section in draft.document["sections"]:
        if section["name"] == name:
            return dict(section)
    raise Http404


def field_or_404(draft: FormDraft, name: str) -> tuple[Part, Part]:
    """A field and its section."""
    for section in draft.document["sections"]:
        for field in section["fields"]:
            if field.get("name") == name:
                return dict(field), dict(section)
    raise Http404


def before(draft: FormDraft, section: str, field: str = "") -> list[Part]:
    """The fields that stand before a field, or before the end of a section when none is named (a new field)."""
    known: list[Part] = []
    for part in draft.document["sections"]:
        for one in part["fields"]:
            if part["name"] == section and one.get("name") == field:
                return known
            known.append(one)
        if part["name"] == section:
            return known
    return known


def before_section(draft: FormDraft, section: str) -> list[Part]:
    """The fields that stand before a section; all of them before a new one."""
    known: list[Part] = []
    for part in draft.document["sections"]:
        if part["name"] == section:
            return known
        known += part["fields"]
    return known


def seen_revision(request: HttpRequest) -> int:
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isdigit() and len(seen) < 9 else 0


def doing(request: HttpRequest, act: Callable[[], object], *, key: str, done: str) -> HttpResponse:
    """Do one step and go back to the draft; a refusal stands on the page that comes next."""
    try:
        act()
    except PermissionDenied as error:
        return refused(request, str(error))
    except (StaleDraftError, NoPartError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("forms:form", key=key)


def linked_faults(draft: FormDraft) -> list[dict[str, str]]:
    """What stands in the way of publishing, each with the page where it is put right."""
    faults = faults_of_form(draft.document) or law_faults(draft.document, localdate())
    return [{"sentence": fault.sentence, "url": _page_of(draft, fault)} for fault in faults]


def _page_of(draft: FormDraft, fault: Fault) -> str:
    words = fault.path.split(".")
    if words[0] != "sections" or len(words) < 2:
        return reverse("forms:about", args=[draft.key])
    section = draft.document["sections"][int(words[1])]
    if len(words) > 3 and words[2] == "fields":
        field = section["fields"][int(words[3])]
        return reverse("forms:field", args=[draft.key, field["name"]])
    if words[-1] == "fields":
        return reverse("forms:new_field", args=[draft.key, section["name"]])
    return reverse("forms:section", args=[draft.key, section["name"]])
