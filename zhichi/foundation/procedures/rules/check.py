"""Everything that makes a procedure document unsound, each fault with its place and reason."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from zhichi.foundation.procedures.rules.bounds import bound_faults
from zhichi.foundation.procedures.rules.check_clocks import clock_faults
from zhichi.foundation.procedures.rules.check_fields import field_faults
from zhichi.foundation.procedures.rules.check_flow import doer_faults, flow_faults
from zhichi.foundation.procedures.rules.check_forms import form_faults
from zhichi.foundation.procedures.rules.check_names import name_faults
from zhichi.foundation.procedures.rules.check_numbers import number_faults
from zhichi.foundation.procedures.rules.check_papers import paper_clock_faults, paper_faults
from zhichi.foundation.procedures.rules.check_plugged import hook_faults, referral_faults
from zhichi.foundation.procedures.rules.faults import Known, ProcedureFault
from zhichi.foundation.procedures.rules.schema import PROCEDURE

VALIDATOR = Draft202012Validator(PROCEDURE)
# What a rule of the schema says, for the page; the reason itself stays as the validator words it.
SAID = {
    "required": "缺少必须有的内容。",
    "additionalProperties": "有程序里不能有的内容。",
    "enum": "不是可选的内容之一。",
    "pattern": "写法不对。",
    "minLength": "不能空着。",
    "minItems": "至少要有一项。",
    "minProperties": "至少要有一项。",
    "uniqueItems": "有重复的内容。",
    "minimum": "数太小。",
    "maximum": "数太大。",
    "maxLength": "太长了。",
    "maxItems": "太多了。",
    "maxProperties": "太多了。",
    "dependentRequired": "天数和单位要一起写。",
}


def faults_of(document: Any, known: Known | None = None) -> list[ProcedureFault]:
    """Everything wrong with `document` (a parsed YAML mapping); empty when it is sound."""
    shape = shape_faults(document)
    if shape:
        return shape
    names = known or Known()
    faults = [
        *name_faults(document, names),
        *form_faults(document, names),
        *hook_faults(document, names),
        *referral_faults(document, names),
        *field_faults(document),
        *flow_faults(document),
        *doer_faults(document, names),
        *paper_faults(document, names),
        *number_faults(document, names),
    ]
    # Clocks are followed along the flow: only once its names are right.
    return (
        faults
        if any(fault.place.endswith((".from", ".to", ".state")) for fault in faults)
        else [
            *faults,
            *_unless_told(faults, chain(clock_faults(document), paper_clock_faults(document))),
        ]
    )


def _unless_told(told: list[ProcedureFault], more: Iterator[ProcedureFault]) -> Iterator[ProcedureFault]:
    """Of one place one fault is enough."""
    places = {fault.place for fault in told}
    for fault in more:
        if fault.place not in places:
            places.add(fault.place)
            yield fault


def shape_faults(document: Any) -> list[ProcedureFault]:
    """Whether the document has the form of a procedure at all; what it says is `faults_of`'s matter."""
    if not isinstance(document, Mapping):
        reason = "the document is not a mapping with `states` and `verbs`"
        return [ProcedureFault("(file)", reason, "这里面不是一份办理程序。")]
    keys = list(_key_faults(document))
    if keys:
        return keys
    errors = sorted(VALIDATOR.iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
    return [_shape_fault(error) for error in errors] or list(bound_faults(document))


def _shape_fault(error: ValidationError) -> ProcedureFault:
    place = ".".join(str(part) for part in error.absolute_path) or "(file)"
    told = SAID.get(str(error.validator), "内容的形式不对。")
    return ProcedureFault(place, error.message[:300], told)


def _key_faults(value: Any, place: str = "(file)") -> Iterator[ProcedureFault]:
    """Names must be text: YAML reads `1:` as a number, which neither the schema nor canonical JSON takes."""
    inside = "" if place == "(file)" else f"{place}."
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                told = f"“{key}”应当写成文字，请加上引号。"
                yield ProcedureFault(place, f"the name {key!r} is no text; put it in quotes", told)
            yield from _key_faults(item, f"{inside}{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _key_faults(item, f"{inside}{index}")
