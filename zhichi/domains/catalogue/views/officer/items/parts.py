"""One part of a draft: a form, and rows where the part is a table. Without script: a button adds empty rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhichi.domains.catalogue.actions.item_drafts import StaleDraftError, save_draft
from zhichi.domains.catalogue.forms import item_parts as parts
from zhichi.domains.catalogue.forms import item_rows as rows
from zhichi.domains.catalogue.forms.item_part import Document, Part
from zhichi.domains.catalogue.forms.item_service import ServiceForm
from zhichi.domains.catalogue.models import ItemDraft, Law
from zhichi.domains.catalogue.models.choices import (
    kind_choices,
    limit_choices,
    point_item_choices,
    power_choices,
    proof_choices,
)
from zhichi.domains.catalogue.rules.item_places import PARTS
from zhichi.domains.catalogue.views.officer.items.drafting import told_faults
from zhichi.domains.catalogue.views.officer.items.gates import with_draft
from zhichi.foundation.accounts.public import request_actor

SPARE = 2


@dataclass(frozen=True)
class Editor:
    """How a part is edited: its form, what the form chooses among, and its rows under a key of the document."""

    form: type[Part]
    chooses: Callable[[Document], Mapping[str, Any]] = lambda document: {}
    row: type[rows.Row] | None = None
    key: str = ""
    among: Callable[[], Mapping[str, Any]] = dict
    one: str = "一项"


EDITORS: dict[str, Editor] = {
    "basics": Editor(parts.BasicsForm),
    "conditions": Editor(parts.ConditionsForm, row=rows.QuestionRow, key="questions", one="一个问题"),
    "materials": Editor(
        parts.MaterialsForm,
        row=rows.MaterialRow,
        key="materials",
        among=lambda: {"proofs": proof_choices()},
        one="一份材料",
    ),
    "steps": Editor(parts.StepsForm, row=rows.StepRow, key="steps", one="一个环节"),
    "days": Editor(parts.DaysForm, chooses=lambda document: {"limits": limit_choices(timezone.localdate())}),
    "places": Editor(
        parts.PlacesForm,
        chooses=lambda document: {"point_items": point_item_choices()},
        row=rows.FactRow,
        key="more",
        one="一项",
    ),
    "service": Editor(ServiceForm),
    "basis": Editor(
        parts.BasisForm,
        chooses=lambda document: {"powers": power_choices(document, timezone.localdate())},
        row=rows.BasisRow,
        key="basis",
        one="一条依据",
    ),
    "links": Editor(parts.LinksForm, chooses=lambda document: {"kinds": kind_choices(document["code"])}),
}


@with_draft
def part(request: HttpRequest, draft: ItemDraft, part: str) -> HttpResponse:
    """Show or save one part; `more` shows further empty rows and saves nothing."""
    if part not in EDITORS:
        raise Http404
    editor = EDITORS[part]
    more = "more" in request.POST
    form, table = _opened(editor, draft, None if more else request.POST or None)
    if more:
        form, table = _wider(editor, draft, request.POST)
    elif request.method == "POST" and form.is_valid() and (table is None or table.is_valid()):
        changes = form.changes()
        if table is not None:
            changes[editor.key] = table.changed()
        try:
            _save(request, draft, changes)
            return redirect("catalogue:item_draft", code=draft.code)
        except StaleDraftError as error:
            form.add_error(None, str(error))
            draft.refresh_from_db()
    context = {
        "draft": draft,
        "document": draft.document,
        "title": PARTS[part][0],
        "form": form,
        "table": table,
        "one": editor.one,
        "faults": [fault for fault in told_faults(draft, timezone.localdate()) if fault["part"] == part],
        "laws": Law.objects.values_list("title", flat=True) if part == "basis" else [],
    }
    wrong = form.errors or (table is not None and table.is_bound and table.total_error_count())
    return render(request, "catalogue/officer/item_part.html", context, status=422 if wrong else 200)


def _save(request: HttpRequest, draft: ItemDraft, changes: Mapping[str, Any]) -> None:
    revision = int(request.POST.get("revision") or 0)
    save_draft(
        code=draft.code, revision=revision, changes=changes, by=request_actor(request), at=timezone.now()
    )
    messages.success(request, "已保存。")


def _opened(editor: Editor, draft: ItemDraft, data: Any) -> tuple[Part, rows.Rows | None]:
    document = draft.document
    form = editor.form(data, initial=editor.form.initial_of(document), **editor.chooses(document))
    return form, _table(editor, data, document.get(editor.key, ()), SPARE)


def _table(editor: Editor, data: Any, initial: Sequence[Mapping[str, Any]], extra: int) -> rows.Rows | None:
    if editor.row is None:
        return None
    return rows.rows_of(editor.row, data=data, initial=initial, extra=extra, settings=editor.among())


def _wider(editor: Editor, draft: ItemDraft, data: Any) -> tuple[Part, rows.Rows | None]:
    """The page as it was typed, with further empty rows."""
    typed, table = _opened(editor, draft, data)
    form = editor.form(initial=_typed(typed), **editor.chooses(draft.document))
    if table is None:
        return form, None
    kept = [raw for row in table.forms if str((raw := _typed(row)).get(row.key) or "").strip()]
    return form, _table(editor, None, kept, SPARE)


def _typed(form: Any) -> dict[str, Any]:
    """What stands in the boxes, unjudged."""
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }
