"""What is already known of a filing put where a form asks for it, and what a form was told taken over elsewhere."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.forms.enums import FieldType, Prefill
from zhichi.foundation.forms.rules import Form, FormField
from zhichi.foundation.forms.rules.personal import PART_OF

# Where each comes from, in words for whoever finds it filled in.
SOURCES: Mapping[str, str] = {
    Prefill.REGION: "已按所选的地方填好，可以改。",
    Prefill.UNIT: "已按受理单位填好，可以改。",
    Prefill.NAME: "已按当事人的信息填好，可以改。",
    Prefill.PHONE: "已按当事人的信息填好，可以改。",
    Prefill.ID_NUMBER: "已按当事人的信息填好，可以改。",
    Prefill.ADDRESS: "已按当事人的信息填好，可以改。",
    Prefill.AGENT_NAME: "已按代理人的信息填好，可以改。",
    Prefill.AGENT_PHONE: "已按代理人的信息填好，可以改。",
    Prefill.TODAY: "已填今天的日期，可以改。",
}
OF_AGENT = frozenset({Prefill.AGENT_NAME, Prefill.AGENT_PHONE})
# What a field that holds a whole person takes, by its part.
OF_PERSON = {"name": Prefill.NAME, "phone": Prefill.PHONE, "id_number": Prefill.ID_NUMBER}
AGENT_PERSON = {"name": Prefill.AGENT_NAME, "phone": Prefill.AGENT_PHONE}


def prefilled(form: Form, known: Mapping[str, str]) -> dict[str, Any]:
    """First answers from what is already known, by the names of `Prefill`; what is not known is left to be asked."""
    first = {field.name: _first(field, known) for _, field in form.placed if field.prefill}
    return {name: value for name, value in first.items() if value}


def told_by(form: Form, answers: Mapping[str, Any]) -> dict[str, str]:
    """What answers say of the person and the agent, by the names of `Prefill`: it need not be asked once more."""
    told: dict[str, str] = {}
    for _, field in form.placed:
        value = answers.get(field.name)
        if field.prefill not in PART_OF or not value:
            continue
        if isinstance(value, Mapping):
            said = {each: value.get(part) for part, each in _parts(field).items()}
        else:
            said = {Prefill(field.prefill): value}
        for each, text in said.items():
            if text and isinstance(text, str):
                told.setdefault(each, text)
    return told


def _first(field: FormField, known: Mapping[str, str]) -> Any:
    if field.type in {FieldType.PERSON, FieldType.SIGNATURE}:
        return {part: known[each] for part, each in _parts(field).items() if known.get(each)}
    return known.get(field.prefill)


def _parts(field: FormField) -> dict[str, Prefill]:
    """Which part of the answer is which thing known; a signature is only ever begun with the name."""
    parts = AGENT_PERSON if field.prefill in OF_AGENT else OF_PERSON
    return {"name": parts["name"]} if field.type == FieldType.SIGNATURE else parts
