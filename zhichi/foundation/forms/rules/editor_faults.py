"""What an edit may not do, told at the input where it was picked: half-filled lines, circles, unlike things added."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.forms.rules.checking import faults_of_form
from zhichi.foundation.forms.rules.editor_conditions import condition_rows_faults
from zhichi.foundation.forms.rules.editor_days import day_rows_faults
from zhichi.foundation.forms.rules.editor_formulas import formula_rows_faults
from zhichi.foundation.forms.rules.shape import Document

# The input of the page beside which a fault of each kind stands.
INPUTS = {"when": "conditions", "formula": "numbers", "earliest": "earliest", "latest": "latest"}
Told = list[tuple[str, str]]


class EditError(ValueError):
    """An edit that cannot be kept: for each input of the page one Chinese sentence."""

    def __init__(self, told: Told) -> None:
        super().__init__("".join(sentence for _, sentence in told))
        self.told = told


def refuse_rows(answers: Mapping[str, Any]) -> None:
    """Raises EditError for lines that are picked only by half."""
    told = [*condition_rows_faults(answers), *formula_rows_faults(answers), *day_rows_faults(answers)]
    if told:
        raise EditError(told)


def refuse_circles(edited: Document, place: str) -> None:
    """Raises EditError when the condition or the formula at a place of the edited form looks where it cannot."""
    faults = faults_of_form(edited)
    told = [
        (name, fault.sentence)
        for word, name in INPUTS.items()
        for fault in faults
        if f"{fault.path}.".startswith(f"{place}.{word}.")
    ]
    if told:
        raise EditError(told)


def place_of(edited: Document, section: str, field: str | None = None) -> str:
    """Where a part stands; without a name the newest one: of the form, or of the section for a field named ""."""
    names = [part["name"] for part in edited["sections"]]
    at = names.index(section) if section else len(names) - 1
    if field is None:
        return f"sections.{at}"
    fields = [one.get("name") for one in edited["sections"][at]["fields"]]
    return f"sections.{at}.fields.{fields.index(field) if field else len(fields) - 1}"
