"""A place on a page: county, township, village, each list below the choice before it; the smallest is the answer."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhichi.foundation.forms.forms.choosing import Choosing
from zhichi.foundation.forms.forms.inputs import ASK_AGAIN, NOTHING, Shown
from zhichi.foundation.forms.rules import FormField
from zhichi.foundation.regions.public import ancestry, is_code

STEPS = {"county": "县（市、区）", "township": "乡镇、街道", "village": "村、社区"}
# How many codes a county, a township, a village has above and with it.
DEPTHS = {3: "county", 4: "township", 5: "village"}


def line_of(code: Any) -> dict[str, str]:
    """The county, township and village of a code, as far as it goes."""
    if not isinstance(code, str) or not is_code(code):
        return {}
    line = reversed(ancestry(code))
    return {DEPTHS[n]: each for n, each in enumerate(line, 1) if n in DEPTHS}


def chosen(data: Mapping[str, Any], name: str) -> str:
    """The smallest place chosen; one that does not lie in the choice before it was chosen before that changed."""
    last = ""
    for step in STEPS:
        code = str(data.get(f"{name}-{step}") or "")
        if not is_code(code) or (last and last not in ancestry(code)):
            break
        last = code
    return last


def lists_of(field: FormField, code: Any, choosing: Choosing) -> dict[str, forms.Field]:
    """The lists that hold something to choose, by the name of their input."""
    made: dict[str, forms.Field] = {}
    held, above = line_of(code), choosing.city
    for step, label in STEPS.items():
        options = choosing.below(above)
        if not options:
            break
        name = f"{field.name}-{step}"
        attrs = {} if step == "village" else ASK_AGAIN
        widget = forms.Select(attrs=attrs, choices=[NOTHING, *options])
        must = field.required and list(STEPS).index(step) <= max(0, (field.minimum or 0) - 3)
        made[name] = Shown(label=label, required=must, widget=widget)
        made[name].initial = above = held.get(step, "")
        if above not in dict(options):
            break
    return made
