"""The shape of a form: frozen values read once from a sound document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from zhichi.foundation.forms.enums import FieldType

Document = Mapping[str, Any]
When = Mapping[str, Any]
# A day (`2026-01-01`), or so far from the day of filling in: {"days": 0}, {"years": -18}.
Bound = str | Mapping[str, int]


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where (`sections.0.fields.2.basis`, or `children.1.name` in answers) and why, in a sentence."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}：{self.sentence}" if self.path else self.sentence


class AnswersError(ValueError):
    """Answers that cannot be taken; `faults` has one sentence for each place."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("".join(fault.sentence for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class FormField:
    """One thing asked for. Bounds are characters, numbers, whole yuan, choices, rows or files, as the type has it."""

    name: str
    type: FieldType
    title: str
    help: str = ""
    required: bool = True
    private: bool = False
    purpose: str = ""
    basis: str = ""
    when: When | None = None
    options: tuple[tuple[str, str], ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    columns: "tuple[FormField, ...]" = ()
    formula: Mapping[str, Any] | None = None
    prefill: str = ""
    # Of a date: the first and the last day it may be.
    earliest: Bound | None = None
    latest: Bound | None = None
    # What a calculated field comes to: a number or money.
    unit: FieldType = FieldType.NUMBER

    @cached_property
    def labels(self) -> dict[str, str]:
        return dict(self.options)


@dataclass(frozen=True)
class Section:
    name: str
    title: str
    fields: tuple[FormField, ...]
    help: str = ""
    when: When | None = None


@dataclass(frozen=True)
class Form:
    """A form in one version (0 while it is a draft); what was answered to it is judged by its own schema."""

    key: str
    version: int
    title: str
    intro: str
    sections: tuple[Section, ...]
    document: Document

    @property
    def ref(self) -> str:
        return f"{self.key}@{self.version}"

    @cached_property
    def placed(self) -> tuple[tuple[Section, FormField], ...]:
        """Every field with its section, in the order of the page."""
        return tuple((section, field) for section in self.sections for field in section.fields)

    @cached_property
    def fields(self) -> dict[str, FormField]:
        return {field.name: field for _, field in self.placed}

    def of_type(self, *types: FieldType) -> Iterator[FormField]:
        return (field for _, field in self.placed if field.type in types)
