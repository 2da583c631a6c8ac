"""From a sound document to its values."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules.formulas import kind_of
from zhichi.foundation.forms.rules.shape import Document, Form, FormField, Section

PLAIN = (
    "help",
    "required",
    "private",
    "purpose",
    "basis",
    "when",
    "minimum",
    "maximum",
    "formula",
    "prefill",
    "earliest",
    "latest",
)


def read(document: Document, version: int = 0) -> Form:
    """The form a document describes; the document is sound (`faults_of_form` found nothing in its shape)."""
    known: dict[str, FormField] = {}
    sections = tuple(
        Section(
            name=part["name"],
            title=part["title"],
            help=part.get("help", ""),
            when=part.get("when"),
            fields=tuple(read_field(entry, known) for entry in part["fields"]),
        )
        for part in document["sections"]
    )
    return Form(
        key=document["key"],
        version=version,
        title=document["title"],
        intro=document.get("intro", ""),
        sections=sections,
        document=document,
    )


def read_field(entry: Mapping[str, Any], known: dict[str, FormField]) -> FormField:
    """One field of a sound document, put among those known before it."""
    kind = FieldType(entry["type"])
    plain = {name: entry[name] for name in PLAIN if entry.get(name) is not None}
    formula = entry.get("formula")
    field = FormField(
        name=entry["name"],
        type=kind,
        title=entry["title"],
        options=tuple((option["value"], option["label"]) for option in entry.get("options", ())),
        columns=tuple(read_field(column, {}) for column in entry.get("columns", ())),
        unit=kind_of(formula, known) if formula else FieldType.NUMBER,
        **plain,
    )
    known[field.name] = field
    return field
