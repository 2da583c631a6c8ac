"""Writing the parts of a form: its name, a section, a field; moving and removing them."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.forms.actions import (
    StaleDraftError,
    move_part,
    name_form,
    remove_part,
    save_field,
    save_section,
)
from zhichi.foundation.forms.forms import AnswersForm
from zhichi.foundation.forms.forms.building import AboutForm
from zhichi.foundation.forms.models import FormDraft
from zhichi.foundation.forms.rules import read
from zhichi.foundation.forms.rules.editing import NoPartError, put_field, put_section
from zhichi.foundation.forms.rules.editor import (
    answers_of,
    field_editor,
    field_of,
    section_editor,
    section_of,
)
from zhichi.foundation.forms.rules.editor_conditions import when_rows
from zhichi.foundation.forms.rules.editor_faults import EditError, place_of, refuse_circles, refuse_rows
from zhichi.foundation.forms.views.officer.desk import (
    Part,
    before,
    before_section,
    doing,
    draft_or_404,
    field_or_404,
    for_writers,
    section_or_404,
    seen_revision,
)

NEW: Part = {"type": "text", "title": "", "required": True}


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def about(request: HttpRequest, key: str) -> HttpResponse:
    """The name and the introduction of a form."""
    draft = draft_or_404(key)
    first = {"title": draft.document["title"], "intro": draft.document.get("intro", "")}
    asked = AboutForm(request.POST or None, initial=first)
    save = lambda revision: name_form(  # noqa: E731  (a step of one page)
        key=key, **asked.cleaned_data, revision=revision, by=request_actor(request), at=timezone.now()
    )
    return edit(request, draft, asked, save, title="表单的名称")


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def section(request: HttpRequest, key: str, section: str = "") -> HttpResponse:
    """One section; without a name a new one."""
    draft = draft_or_404(key)
    held = section_or_404(draft, section) if section else {}
    known = before_section(draft, section)
    first = {word: held[word] for word in ("title", "help") if held.get(word)} | when_rows(held.get("when"))
    asked = AnswersForm(request.POST or None, form=read(section_editor(known, held)), initial=first)

    def save(revision: int) -> FormDraft:
        refuse_rows(asked.answers())
        values = section_of(asked.answers(), held)
        edited = put_section(draft.document, section, values)
        refuse_circles(edited, place_of(edited, section))
        return save_section(
            key=key,
            section=section,
            values=values,
            revision=revision,
            by=request_actor(request),
            at=timezone.now(),
        )

    return edit(request, draft, asked, save, title=held.get("title") or "新的一节")


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def field(request: HttpRequest, key: str, field: str) -> HttpResponse:
    draft = draft_or_404(key)
    held, part = field_or_404(draft, field)
    return write_field(request, draft, part["name"], field, held)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def new_field(request: HttpRequest, key: str, section: str) -> HttpResponse:
    draft = draft_or_404(key)
    section_or_404(draft, section)
    return write_field(request, draft, section, "", NEW)


def write_field(request: HttpRequest, draft: FormDraft, section: str, name: str, held: Part) -> HttpResponse:
    """The page of one field: itself a form, so that what it asks follows the type at once."""
    known = before(draft, section, name)
    first = answers_of(held)
    asked = AnswersForm(request.POST or None, form=read(field_editor(known, held)), initial=first)

    def save(revision: int) -> FormDraft:
        refuse_rows(asked.answers())
        values = field_of(asked.answers(), held)
        edited = put_field(draft.document, section, name, values)
        refuse_circles(edited, place_of(edited, section, values.get("name") or name))
        return save_field(
            key=draft.key,
            section=section,
            field=name,
            values=values,
            revision=revision,
            by=request_actor(request),
            at=timezone.now(),
        )

    return edit(request, draft, asked, save, title=held["title"] or "新的填写项")


def edit(
    request: HttpRequest, draft: FormDraft, asked: Any, save: Callable[[int], object], *, title: str
) -> HttpResponse:
    """Show a page of the builder, or save it on top of the revision its writer saw."""
    status = 200
    if request.method == "POST" and asked.is_valid():
        try:
            save(seen_revision(request))
        except PermissionDenied as error:
            return refused(request, str(error))
        except EditError as error:
            for place, sentence in error.told:
                asked.add_error(place if place in asked.fields else None, sentence)
            status = 422
        except (StaleDraftError, NoPartError) as error:
            asked.add_error(None, str(error))
            status = 409
        else:
            return redirect("forms:form", key=draft.key)
    elif asked.errors:
        status = 422
    # What was seen stays what it was: a second press does not write over the other's work.
    revision = request.POST.get("revision", draft.revision)
    whole = isinstance(asked, AnswersForm)
    context = {"draft": draft, "form": asked, "title": title, "revision": revision, "of_parts": whole}
    return render(request, "forms/officer/edit.html", context, status=status)


@require_POST
@for_writers
def move(request: HttpRequest, key: str) -> HttpResponse:
    places = -1 if request.POST.get("to") == "up" else 1
    return doing(
        request,
        lambda: move_part(
            key=key, **part_named(request), places=places, by=request_actor(request), at=timezone.now()
        ),
        key=key,
        done="已移动。",
    )


@require_POST
@for_writers
def remove(request: HttpRequest, key: str) -> HttpResponse:
    return doing(
        request,
        lambda: remove_part(key=key, **part_named(request), by=request_actor(request), at=timezone.now()),
        key=key,
        done="已删去。",
    )


def part_named(request: HttpRequest) -> dict[str, Any]:
    return {
        "section": request.POST.get("section", ""),
        "field": request.POST.get("field", ""),
        "revision": seen_revision(request),
    }
