"""The whole page of a template: what is said of it, and what it asks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhichi.foundation.papers.actions import choices_of, words_of
from zhichi.foundation.papers.forms.asking import AskedRows, rows_of
from zhichi.foundation.papers.forms.template import TemplateForm

PREFIX = "ask"


class Editor:
    """`held` is the document it begins from, `seen` its version, 0 where there is none yet."""

    def __init__(self, data: Any, *, held: Mapping[str, Any], seen: int, today: date) -> None:
        self.held, self.today = held, today
        self.words = words_of(held, on=today)
        kind = str(data.get("kind", "") if data else held["kind"])
        self.form = TemplateForm(
            data,
            held=held,
            words=self.words,
            choices=choices_of(kind, on=today),
            seen=seen,
            today=today,
        )
        self.rows = AskedRows(data, initial=rows_of(held.get("fields", ())), prefix=PREFIX)

    def check(self) -> bool:
        """Sound in shape, both at once, so that every fault is told."""
        said, asked = self.form.is_valid(), self.rows.is_valid()
        if not asked:
            self.form.add_error(None, "“出文时要问的”里有几处要改，已经打开。")
        return said and asked

    def document(self) -> dict[str, Any]:
        """What was typed, as a document; the words are those of the kind and the questions that were typed."""
        given, fields = self.form.cleaned_data, self.rows.entries(self.held.get("fields", ()))
        told = {
            "key": given.get("key") or self.held.get("key", ""),
            "kind": given["kind"],
            "record": given.get("record", ""),
            "fields": fields,
        }
        new = words_of(told, on=max(self.today, given["effective_from"]))
        old = {slot: word for slot, word in self.words.items() if slot in new}
        return self.form.document(fields, new, old)
