"""A form on a page, without script: what is asked now, what was typed, and one sentence beside each fault."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from zhichi.foundation.forms.actions import clean_form
from zhichi.foundation.forms.actions.answering import shown
from zhichi.foundation.forms.actions.finding import judge_for
from zhichi.foundation.forms.actions.prefilling import SOURCES, prefilled
from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.forms.choosing import Choosing
from zhichi.foundation.forms.forms.found import choose_one, none_chosen, search_of
from zhichi.foundation.forms.forms.inputs import ASK_AGAIN, input_of
from zhichi.foundation.forms.forms.places import STEPS, lists_of
from zhichi.foundation.forms.forms.typed import Typed
from zhichi.foundation.forms.forms.veils import Veils
from zhichi.foundation.forms.rules import AnswersError, Form, FormField, limits, shown_fields
from zhichi.foundation.forms.rules.conditions import looked_at
from zhichi.foundation.forms.rules.strokes import StrokesError, strokes_of
from zhichi.foundation.forms.rules.wording import PART_FIELDS

FIRST_ROWS = 1
PRESSES = ("_refresh", "_add", "_drop", "_find")


class AnswersForm(forms.Form):
    """A Django form over a zhichi form; `answers()` gives the clean answers, `parts()` what the template shows.

    `_refresh`, `_add`, `_drop` and `_find` in the data are buttons that only draw the page again, with what was typed
    kept. `known` is what the filing already holds, by the names of `Prefill`; `notes` says where it comes from in
    other words than `SOURCES`; `veiled` shows what it holds of people masked; `fills`: what is left empty is taken
    from it. Dates are bound to the day of `choosing`.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        form: Form,
        initial: Mapping[str, Any] | None = None,
        files_later: bool = False,
        files: Any = None,
        choosing: Choosing | None = None,
        strokes: Mapping[str, str] | None = None,
        known: Mapping[str, str] | None = None,
        notes: Mapping[str, str] | None = None,
        veiled: bool = False,
        fills: bool = False,
    ) -> None:
        self.first, self.notes, self.fills = prefilled(form, known or {}), notes or {}, fills
        super().__init__(data, files, initial=dict(self.first if initial is None else initial))
        self.veils = Veils(form, self.first if veiled else {})
        self.asked, self.files_later = form, files_later
        self.choosing = choosing or Choosing()
        # What was drawn for each signature; None where nobody would keep the picture, and nothing is offered.
        self.strokes = strokes
        self.judge = judge_for(form, files_later=files_later)
        self.pressed = self.is_bound and any(name in self.data for name in PRESSES)
        self.typed = self._read() if self.is_bound else dict(self.initial)
        self.known = self.judge.prepared(self.typed, self._counts())
        self.controls = {name for s, f in form.placed for w in (s.when, f.when) if w for name in looked_at(w)}
        self.visible = [f for f in shown_fields(form, self.known) if not self._left_out(f)]
        self._make_inputs()
        # Such a page shows what was typed as it stands now, rows added and dropped; nothing in it is judged.
        self.is_bound = self.is_bound and not self.pressed

    def answers(self) -> dict[str, Any]:
        """The clean answers of a valid form."""
        return dict(self.cleaned_data)

    def drawn(self) -> dict[str, str]:
        """The strokes of each signature that was drawn as well, of a valid form."""
        drawn = {field.name: self._strokes_of(field) for field in self.visible}
        return {name: text for name, text in drawn.items() if text}

    def _strokes_of(self, field: FormField) -> str:
        if self.strokes is None or field.type != FieldType.SIGNATURE:
            return ""
        name = f"{field.name}-drawn"
        return str(self.data.get(name, "") if self.data else self.strokes.get(field.name, ""))

    def uploads(self) -> list[tuple[FormField, Any]]:
        """The files that came, each with its field."""
        return [
            (field, upload)
            for field in self.visible
            if field.type == FieldType.FILE
            for upload in self._files_of(field.name)
        ]

    def full_clean(self) -> None:
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data = {}
        if not self.is_bound:
            return
        try:
            self.cleaned_data = clean_form(
                self.asked, self.typed, None if self.files_later else self._counts(), on=self.choosing.day
            )
        except AnswersError as error:
            for fault in error.faults:
                place = fault.path.replace(".", "-")
                self.add_error(self._nearest(place) if self._was_asked(fault.path) else None, fault.sentence)
        for field in self.visible:
            if none_chosen(self.fields, field, self.typed.get(field.name)):
                self._errors.pop(field.name, None)
                self.add_error(field.name, choose_one(field.title))
        for name, text in self.drawn().items():
            try:
                strokes_of(text)
            except StrokesError as error:
                self.add_error(name, str(error))
        new = self.appeared()
        if new or self.unseen:
            titles = "、".join(f"“{title}”" for title in [*(field.title for field in new), *self.unseen])
            self._forget_faults_of(new)
            self.add_error(None, f"按您的回答，还要看一看下面新出现的：{titles}。")

    def appeared(self) -> list[FormField]:
        """Fields that are asked for now and were not on the page this came from."""
        if not self.is_bound or "_asked" not in self.data:
            return []
        before = set(self.data["_asked"].split())
        return [f for f in self.visible if f.name not in before and f.type != FieldType.CALCULATED]

    @property
    def unseen(self) -> list[str]:
        """Lists of places that hold something and were not on the page this came from."""
        if not self.is_bound or "_asked" not in self.data:
            return []
        return [
            f"{self.asked.fields[place].title}：{self.fields[name].label}"
            for place, names in self.places.items()
            for name in names
            if name not in self.data and f"{place}-county" in self.data
        ]

    @property
    def asked_names(self) -> str:
        """What this page shows, sent back with it."""
        return " ".join(field.name for field in self.visible)

    @property
    def has_conditions(self) -> bool:
        return bool(self.controls)

    def parts(self) -> list[dict[str, Any]]:
        """Sections with what is asked for in them now: each a mapping for the template."""
        seen = {field.name for field in self.visible}
        return [
            {"title": section.title, "help": section.help, "items": items}
            for section in self.asked.sections
            if (items := [self._item(field) for field in section.fields if field.name in seen])
        ]

    def _item(self, field: FormField) -> dict[str, Any]:
        base = {"name": field.name, "title": field.title, "help": "".join([field.help, self._note(field)])}
        if field.type == FieldType.CALCULATED:
            value = self.known.get(field.name)
            return {**base, "kind": "result", "value": "" if value is None else shown(field, value)}
        if field.type == FieldType.TABLE:
            rows = [
                [self[f"{field.name}-{n}-{c.name}"] for c in field.columns]
                for n in range(self.rows[field.name])
            ]
            full = len(rows) >= (field.maximum or limits.ROWS)
            return {**base, "kind": "table", "rows": rows, "full": full, "holder": self[field.name]}
        if search := self.searches.get(field.name):
            lists = self.places[field.name]
            shown_lists = {"fields": [self[name] for name in lists], "holder": self[field.name]}
            sought = {"inputs": [self[name] for name in search["inputs"]], "told": search["told"]}
            more = bool(lists) and len(lists) < len(STEPS)
            return {**base, **shown_lists, "search": sought, "kind": "group", "more": more, "draws": False}
        if parts := PART_FIELDS.get(field.type):
            return {
                **base,
                "kind": "group",
                "more": False,
                "draws": self.strokes is not None and field.type == FieldType.SIGNATURE,
                "strokes": self._strokes_of(field),
                "fields": [self[f"{field.name}-{p.name}"] for p in parts],
                "holder": self[field.name],
            }
        return {**base, "kind": "field", "field": self[field.name]}

    def _left_out(self, field: FormField) -> bool:
        return self.files_later and field.type == FieldType.FILE

    def _make_inputs(self) -> None:
        self.rows: dict[str, int] = {}
        self.places: dict[str, list[str]] = {}
        self.searches: dict[str, dict[str, Any]] = {}
        for field in self.visible:
            if field.type == FieldType.CALCULATED:
                continue
            value = self.typed.get(field.name)
            if field.type == FieldType.TABLE:
                rows = value if isinstance(value, list) else []
                self.rows[field.name] = max(len(rows), field.minimum or FIRST_ROWS)
                self._hold(field)
                for n in range(self.rows[field.name]):
                    row = rows[n] if n < len(rows) and isinstance(rows[n], Mapping) else {}
                    for column in field.columns:
                        self._put(f"{field.name}-{n}-{column.name}", column, row.get(column.name))
            elif parts := PART_FIELDS.get(field.type):
                self._hold(field)
                held = value if isinstance(value, Mapping) else {}
                for part in parts:
                    self._put(f"{field.name}-{part.name}", part, held.get(part.name))
            elif field.type == FieldType.REGION and (lists := lists_of(field, value, self.choosing)):
                self._hold(field)
                search = search_of(field, self.data, value, self.choosing)
                lists = {} if search["any"] else lists
                made = {**search["inputs"], **lists}
                self.fields.update(made)
                self.initial.update({name: each.initial for name, each in made.items()})
                self.places[field.name], self.searches[field.name] = list(lists), search
            else:
                self._put(field.name, field, value)

    def _hold(self, field: FormField) -> None:
        """A field without an input of its own, for the faults of the whole: too few rows, no signature."""
        self.fields[field.name] = forms.Field(label=field.title, required=False, widget=forms.HiddenInput())

    def _put(self, name: str, field: FormField, value: Any) -> None:
        made = self.fields[name] = input_of(field, self.choosing)
        if field.name in self.controls and name == field.name:
            made.widget.attrs.update(ASK_AGAIN)
        if name == field.name and (note := self._note(field)):
            made.help_text = f"{made.help_text}{note}"
        self.initial[name] = self.veils.hide(name, value)

    def _note(self, field: FormField) -> str:
        """Where an answer comes from that nobody typed here; empty once it was changed."""
        if note := self.notes.get(field.prefill):
            return note
        first = self.first.get(field.name)
        return SOURCES[field.prefill] if first and self.typed.get(field.name) == first else ""

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        return self.initial.get(field_name)

    def _read(self) -> dict[str, Any]:
        typed = Typed(self.data, self.choosing, self.veils).answers(self.asked)
        return {**self.first, **typed} if self.fills else typed

    def _counts(self) -> dict[str, int]:
        return {
            field.name: n
            for field in self.asked.of_type(FieldType.FILE)
            if (n := len(self._files_of(field.name)))
        }

    def _files_of(self, name: str) -> list[Any]:
        if hasattr(self.files, "getlist"):
            return list(self.files.getlist(name))
        return [self.files[name]] if name in self.files else []

    def _was_asked(self, path: str) -> bool:
        return path.split(".")[0] in self.asked.fields

    def _nearest(self, place: str) -> str | None:
        """The input at a place, or the one that holds it."""
        while place and place not in self.fields:
            place = place.rpartition("-")[0]
        return place or None

    def _forget_faults_of(self, new: list[FormField]) -> None:
        """Nobody is blamed for what he has not seen yet."""
        for name in list(self._errors or ()):
            if name.split("-")[0] in {field.name for field in new}:
                del self._errors[name]
