"""Fields that the parts of an item share, and how lines of text become lists and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms


def text(label: str, longest: int, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        help_text=hint,
        required=False,
        error_messages={"max_length": f"最多 {longest} 个字。"},
        widget=forms.Textarea(attrs={"rows": 2}) if longest > 300 else forms.TextInput,
    )


def lines(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def number(label: str, most: int, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=most,
        error_messages={
            "invalid": "请填整数。",
            "min_value": "不能是负数。",
            "max_value": f"不能大于 {most}。",
        },
    )


def choice(label: str, choices: Iterable[tuple[Any, Any]], hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), required=False, help_text=hint)


def split(given: str) -> list[str]:
    """The lines of a box, without empty ones."""
    return [line.strip() for line in given.splitlines() if line.strip()]


def without_empty(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value not in ("", None, [])}
