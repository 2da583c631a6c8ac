"""Answers to a form: brought to their one form, calculated, and judged by the form's own schema."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules.compiled import compiled
from zhichi.foundation.forms.rules.conditions import holds
from zhichi.foundation.forms.rules.days import day_faults, is_dated
from zhichi.foundation.forms.rules.formats import FORMATS, Check, checker
from zhichi.foundation.forms.rules.formulas import result
from zhichi.foundation.forms.rules.normal import normal
from zhichi.foundation.forms.rules.schema import schema_of_form
from zhichi.foundation.forms.rules.shape import AnswersError, Fault, Form, FormField
from zhichi.foundation.forms.rules.wording import PART_FIELDS, missing, unknown, wrong


class Judge:
    """A form with its schema compiled: made once for each version.

    `files_later` judges the answers without the files, where they are handed in afterwards.
    """

    def __init__(self, form: Form, lookups: Mapping[str, Check], *, files_later: bool = False) -> None:
        self.form, self.files_later = form, files_later
        self.schema = schema_of_form(form, files_later=files_later)
        self.validator = Draft202012Validator(self.schema, format_checker=checker(dict(lookups)))
        self.accepts = compiled(self.schema, {**FORMATS, **lookups})
        self.dated = tuple(field for _, field in form.placed if is_dated(field))

    def clean(
        self,
        given: Mapping[str, Any],
        files: Mapping[str, int],
        drawn: Mapping[str, str] | None = None,
        *,
        on: date | None = None,
    ) -> dict[str, Any]:
        """The answers in their one form, empty ones and those nobody is asked for left out; raises AnswersError.

        `drawn` names the digest of the picture for each signature that was drawn; `on` is the day of filling in, to
        which dates may be bound (NoDayError where they are and it is not told).
        """
        answers = self.prepared(given, files)
        for name, digest in (drawn or {}).items():
            if isinstance(answers.get(name), dict):
                answers[name]["drawn"] = digest
        outside = [*self._outside(answers, on)]
        if self.accepts(answers):
            if not outside:
                return answers
            errors: Iterable[ValidationError] = ()
        else:
            errors = self.validator.iter_errors(answers)
        faults: dict[str, Fault] = {}
        for error in errors:
            for fault in faults_from(self.form, error):
                faults.setdefault(fault.path, fault)
        for fault in outside:
            faults.setdefault(fault.path, fault)
        raise AnswersError(tuple(self._in_order(faults)) or (Fault("", "填写的内容有不对的地方，请检查。"),))

    def prepared(self, given: Mapping[str, Any], files: Mapping[str, int]) -> dict[str, Any]:
        """The answers as the schema wants to see them, calculations done, not judged yet."""
        answers: dict[str, Any] = {}
        for section, field in self.form.placed:
            if section.when is not None and not holds(section.when, answers):
                continue
            if field.when is not None and not holds(field.when, answers):
                continue
            value: Any
            if field.type == FieldType.FILE:
                value = None if self.files_later else files.get(field.name) or None
            elif field.type == FieldType.CALCULATED:
                value = result(field.formula, field.unit, answers) if field.formula else None
            else:
                value = normal(field, given.get(field.name))
            if value is not None:
                answers[field.name] = value
        if strangers := [name for name in given if name not in self.form.fields]:
            answers.update({str(name): given[name] for name in strangers})
        return answers

    def _outside(self, answers: Mapping[str, Any], on: date | None) -> Iterator[Fault]:
        for field in self.dated:
            if field.name in answers:
                yield from day_faults(field, answers[field.name], on)

    def _in_order(self, faults: Mapping[str, Fault]) -> Iterable[Fault]:
        order = {name: place for place, name in enumerate(self.form.fields)}
        return sorted(faults.values(), key=lambda fault: order.get(fault.path.split(".")[0], len(order)))


def shown_fields(form: Form, answers: Mapping[str, Any]) -> list[FormField]:
    """The fields that are asked for, given these answers in their one form."""
    return [f for s, f in form.placed if holds(s.when, answers) and holds(f.when, answers)]


def faults_from(form: Form, error: ValidationError) -> Iterable[Fault]:
    """The faults that one error of the schema stands for."""
    path = [str(part) for part in error.absolute_path]
    inside, wanted, schema = _parts_at(form, path), cast(Any, error.validator_value), cast(Any, error.schema)
    given = cast(Any, error.instance)
    if error.validator == "required":
        absent = [name for name in wanted if name not in given]
        return [Fault(".".join([*path, name]), missing(inside[name])) for name in absent]
    if error.validator == "additionalProperties":
        known = set(schema["properties"])
        return [Fault(".".join([*path, str(name)]), unknown(name)) for name in given if name not in known]
    field = _field_at(form, path)
    if field is None:
        return [Fault("", "填写的内容不是一张表。")]
    return [Fault(".".join(path), wrong(field, str(error.validator), error.instance))]


def _parts_at(form: Form, path: list[str]) -> Mapping[str, FormField]:
    """The fields inside the object at `path`: of the form, of a row, of a person."""
    if not path:
        return form.fields
    field = form.fields.get(path[0])
    return {part.name: part for part in _inner(field)} if field else {}


def _inner(field: FormField) -> tuple[FormField, ...]:
    return field.columns or PART_FIELDS.get(field.type, ())


def _field_at(form: Form, path: list[str]) -> FormField | None:
    """The field whose answer stands at `path`, the innermost one; a row's own fault is its table's."""
    if not path:
        return None
    field = form.fields.get(path[0])
    if field is None or not _inner(field):
        return field
    return next((part for part in _inner(field) if part.name == path[-1]), field)
