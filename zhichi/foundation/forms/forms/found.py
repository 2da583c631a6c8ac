"""A place found by its name inside a form: type it, press, choose. Without script, and by former names too."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhichi.foundation.forms.forms.choosing import MOST_FOUND, Choosing
from zhichi.foundation.forms.forms.inputs import RadioSelect, Shown, TextInput
from zhichi.foundation.forms.rules import FormField

LONGEST = 40
VILLAGE = 5
HINT = "{}的名字，老名字也行，例如“韩家庄”。"


def words_for(data: Mapping[str, Any] | None, name: str) -> str:
    """What was typed to look for, in one line."""
    return " ".join(str((data or {}).get(f"{name}-words") or "").split())[:LONGEST]


def matches(field: FormField, words: str, choosing: Choosing) -> list[tuple[str, str]]:
    """Code and full name of what goes by that name and reaches far enough; one more than a page lists."""
    return choosing.found(words, villages_only=field.minimum == VILLAGE) if words else []


def picked(data: Mapping[str, Any], field: FormField, choosing: Choosing) -> str | None:
    """The place chosen from what was found; "" while none is, None where nothing was looked for or found."""
    if not matches(field, words_for(data, field.name), choosing):
        return None
    return str(data.get(f"{field.name}-found") or "")


def search_of(
    field: FormField, data: Mapping[str, Any] | None, value: Any, choosing: Choosing
) -> dict[str, Any]:
    """The inputs of the search by their names, and what is said about its outcome under `told`."""
    words = words_for(data, field.name)
    asked = Shown(
        label="按名字找",
        help_text=HINT.format("村、社区" if field.minimum == VILLAGE else "村、社区、乡镇"),
        required=False,
        widget=TextInput(attrs={"autocomplete": "off"}),
    )
    asked.initial = words
    made: dict[str, Any] = {"inputs": {f"{field.name}-words": asked}, "told": "", "any": False}
    if not words:
        return made
    found = matches(field, words, choosing)
    if not found:
        made["told"] = f"没有找到叫“{words}”的地方。请换个写法，或者从下面的列表里选。"
        return made
    if len(found) > MOST_FOUND:
        made["told"] = (
            f"叫“{words}”的地方很多，只列出前 {MOST_FOUND} 个。前面加上县、乡镇的名字再找，会少一些。"
        )
    chosen = Shown(
        label="找到这些，请选一个",
        help_text="都不对的，把上面的名字删去再按一次，就可以从列表里选。",
        required=field.required,
        widget=RadioSelect(choices=found[:MOST_FOUND]),
    )
    chosen.initial = value
    made["inputs"][f"{field.name}-found"] = chosen
    made["any"] = True
    return made


def choose_one(name: str) -> str:
    return f"请从“{name}”找到的地方里选一个。"


def none_chosen(fields: Mapping[str, forms.Field], field: FormField, value: Any) -> bool:
    """Whether something was found for the field, and nothing of it chosen."""
    return f"{field.name}-found" in fields and not value
