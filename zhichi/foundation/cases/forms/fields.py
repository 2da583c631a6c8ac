"""Forms made from a procedure's fields: the same for a filing, for an officer's verb and for a citizen's."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.cases.models import Case, bureaus_by_name, officers_at
from zhichi.foundation.procedures.public import Field, FieldType
from zhichi.foundation.regions.public import Unit

REQUIRED = "请填写“%s”。"
CHOOSE = "请选择“%s”。"
YES_NO = (("yes", "是"), ("no", "否"))


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; cleans to a list."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not several:
            raise ValidationError(self.error_messages["required"], code="required")
        clean_one = super().clean
        return [clean_one(one, initial) for one in several if one]


class FieldsForm(forms.Form):
    """A form over a procedure's fields; `answers()` gives JSON-ready values, files apart."""

    def __init__(
        self,
        *args: Any,
        asked: Iterable[Field],
        case: Case | None = None,
        files_later: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = tuple(field for field in asked if not (files_later and field.type == FieldType.FILES))
        for field in self.asked:
            self.fields[field.name] = form_field(field, case)

    def answers(self) -> dict[str, Any]:
        """Cleaned answers by field name: dates as ISO text, money as text with two decimals, nothing left out."""
        return {
            field.name: as_json(self.cleaned_data.get(field.name))
            for field in self.asked
            if field.type != FieldType.FILES
        }

    def uploads(self) -> list[Any]:
        return [
            upload
            for field in self.asked
            if field.type == FieldType.FILES
            for upload in self.cleaned_data.get(field.name) or []
        ]


def form_field(field: Field, case: Case | None) -> forms.Field:
    """The form field a procedure's field stands for, with its sentences."""
    sentence = CHOOSE if field.type in PICKED else REQUIRED
    common: dict[str, Any] = {
        "label": field.title,
        "required": field.required,
        "help_text": field.hint,
        "error_messages": {"required": sentence % field.title},
    }
    if field.initial:
        common["initial"] = field.initial
    return MAKERS[field.type](field, common, case)


def _text(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    long = field.type == FieldType.LONGTEXT
    widget = forms.Textarea(attrs={"rows": 5}) if long else forms.TextInput()
    return forms.CharField(widget=widget, max_length=field.longest, **common)


def _number(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    return forms.IntegerField(min_value=field.minimum, max_value=field.maximum, **common)


def _money(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    return forms.DecimalField(min_value=field.minimum, max_digits=14, decimal_places=2, **common)


def _date(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **common)


def _choice(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    return forms.ChoiceField(choices=field.options, widget=forms.RadioSelect, **common)


def _choices(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    return forms.MultipleChoiceField(choices=field.options, widget=forms.CheckboxSelectMultiple, **common)


def _yes_no(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, **common)


def _statement(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    return forms.BooleanField(**{**common, "error_messages": {"required": f"请确认：{field.title}"}})


def _files(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    return FilesField(**common)


def _provider(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    return forms.ChoiceField(choices=[("", "请选择"), *providers_for(case)], **common)


def _unit(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    units = Unit.objects.within(case.county_unit).order_by("path") if case else Unit.objects.none()
    return forms.ChoiceField(
        choices=[("", "请选择"), *((str(unit.pk), unit.name) for unit in units)], **common
    )


def _officer(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    called = officers_at(case.unit) if case else {}
    return forms.ChoiceField(choices=[("", "请选择"), *((name, name) for name in called)], **common)


def _bureau(field: Field, common: Mapping[str, Any], case: Case | None) -> forms.Field:
    called = bureaus_by_name() if case else {}
    return forms.ChoiceField(choices=[("", "请选择"), *((name, name) for name in called)], **common)


def providers_for(case: Case | None) -> list[tuple[str, str]]:
    """Active providers of the case's county, by unit and name."""
    if case is None:
        return []
    officers = (
        Officer.objects.filter(
            is_active=True,
            posts__role="provider",
            posts__to_on=None,
            posts__unit__path__startswith=case.county_unit.path,
        )
        .distinct()
        .order_by("name", "pk")
        .values_list("pk", "name", "posts__unit__name")
    )
    return [(str(pk), f"{name}（{unit}）") for pk, name, unit in officers]


PICKED = frozenset(
    {
        FieldType.CHOICE,
        FieldType.CHOICES,
        FieldType.YES_NO,
        FieldType.PROVIDER,
        FieldType.UNIT,
        FieldType.OFFICER,
        FieldType.BUREAU,
    }
)
MAKERS = {
    FieldType.TEXT: _text,
    FieldType.LONGTEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _money,
    FieldType.DATE: _date,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.YES_NO: _yes_no,
    FieldType.STATEMENT: _statement,
    FieldType.FILES: _files,
    FieldType.PROVIDER: _provider,
    FieldType.UNIT: _unit,
    FieldType.OFFICER: _officer,
    FieldType.BUREAU: _bureau,
}


def as_json(value: Any) -> Any:
    """A cleaned value without floats and dates: what canonical JSON can hold."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return "" if value is None else value
