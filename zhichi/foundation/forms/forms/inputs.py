"""The inputs of a form's fields. They only show and read: what is right is judged by the form's schema."""

from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.forms.choosing import Choosing
from zhichi.foundation.forms.rules import FormField
from zhichi.foundation.forms.rules.days import bounds_said, day_of, is_dated
from zhichi.ui import widgets

YES_NO = [("yes", "是"), ("no", "否")]
NOTHING = ("", "请选择")
FEW = 8
# Fields whose change shows or hides others ask for the page again; without script the button does.
ASK_AGAIN = {
    "hx-post": "",
    "hx-trigger": "change",
    "hx-target": "#answers",
    "hx-select": "#answers",
    "hx-swap": "outerHTML",
    "hx-vals": '{"_refresh": "yes"}',
}


class Own:
    """A widget made for one field of one page: the field takes it as it is, and not a copy."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self


class Drawn(Own):
    """Inputs drawn without a template: a form of sixty fields has hundreds of them, and each is one tag.

    Their names stay Django's: the component asks for them."""

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        drawn = context["widget"]
        value = drawn.get("value")
        kept = {"value": value} if value not in (None, "") else {}
        attrs = {"type": drawn["type"], "name": drawn["name"], **kept, **drawn["attrs"]}
        told = [
            f" {name}" if given is True else f' {name}="{escape(given)}"'
            for name, given in attrs.items()
            if given is not False and given is not None
        ]
        return mark_safe(f"<input{''.join(told)}>")  # noqa: S308  (every value is escaped)


class TextInput(Drawn, forms.TextInput):
    pass


class DateInput(Drawn, widgets.DateInput):
    pass


class PhoneInput(Drawn, widgets.PhoneInput):
    pass


class CitizenIdInput(Drawn, widgets.CitizenIdInput):
    pass


class RadioSelect(Drawn, forms.RadioSelect):
    """Each choice is an input of its own; the component draws the list."""


class CheckboxSelectMultiple(Drawn, forms.CheckboxSelectMultiple):
    """The same with boxes."""


class Textarea(Own, forms.Textarea):
    pass


class Select(Own, forms.Select):
    pass


class Several(forms.FileInput):
    allow_multiple_selected = True


class Shown(forms.Field):
    """A field that takes whatever is typed: the schema judges."""

    def clean(self, value: Any) -> Any:
        return value


def input_of(field: FormField, choosing: Choosing) -> forms.Field:
    """The Django field that shows one answer, with its label and hint."""
    return Shown(
        widget=_widget(field, choosing),
        label=field.title,
        help_text="".join(filter(None, [field.help, _days_told(field, choosing)])),
        required=field.required and field.type != FieldType.CALCULATED,
    )


def _widget(field: FormField, choosing: Choosing) -> forms.Widget:
    match field.type:
        case FieldType.LONGTEXT:
            return Textarea(attrs={"rows": 5})
        case FieldType.NUMBER:
            return TextInput(attrs={"inputmode": "numeric"})
        case FieldType.MONEY:
            return TextInput(attrs={"inputmode": "decimal"})
        case FieldType.DATE:
            return DateInput(attrs=_day_attrs(field, choosing))
        case FieldType.ID:
            return CitizenIdInput()
        case FieldType.PHONE:
            return PhoneInput()
        case FieldType.CHOICE:
            options = list(field.options)
            # What need not be answered must be possible to take back: a radio button cannot be.
            few = len(options) <= FEW and field.required
            return RadioSelect(choices=options) if few else _select(options)
        case FieldType.CHOICES:
            return CheckboxSelectMultiple(choices=list(field.options))
        case FieldType.YES_NO:
            return RadioSelect(choices=YES_NO)
        case FieldType.STATEMENT:
            return forms.CheckboxInput()
        case FieldType.FILE:
            # What was chosen stays when the questions around it are asked for again.
            return Several(attrs={"multiple": True, "hx-preserve": "true"})
        case FieldType.POINT if choosing.points:
            return _select(choosing.points)
    return TextInput(attrs={"autocomplete": "off"} if field.private else None)


def _day_attrs(field: FormField, choosing: Choosing) -> dict[str, object]:
    """The bounds as the browser's own picker knows them; a relative one only where the day is known."""
    bounds = {"min": field.earliest, "max": field.latest}
    return {
        name: day_of(bound, choosing.day).isoformat()
        for name, bound in bounds.items()
        if bound is not None and (choosing.day is not None or isinstance(bound, str))
    }


def _days_told(field: FormField, choosing: Choosing) -> str:
    told = bounds_said(field, choosing.day) if is_dated(field) and not field.columns else ""
    return f"{told}。" if told else ""


def _select(options: Any) -> forms.Select:
    return Select(choices=[NOTHING, *options])
