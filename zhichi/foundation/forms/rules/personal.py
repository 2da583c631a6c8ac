"""What in answers points at a person, and how it stands masked before whoever has not said what for he reads it."""

from collections.abc import Callable, Mapping
from typing import Any

from zhichi.foundation.forms.enums import FieldType, Prefill
from zhichi.foundation.forms.rules.shape import FormField
from zhichi.kernel import mask

VEILED = "****（个人隐私）"
# By their type, whatever the clerk has marked.
TYPES = frozenset({FieldType.ID, FieldType.PHONE, FieldType.PERSON, FieldType.SIGNATURE})
MASKS: Mapping[str, Callable[[str], str]] = {
    "name": mask.name,
    "phone": mask.phone,
    "id_number": mask.citizen_id,
    "address": mask.address,
}
# Which part of a person a field is filled in with beforehand.
PART_OF: Mapping[str, str] = {
    Prefill.NAME: "name",
    Prefill.PHONE: "phone",
    Prefill.ID_NUMBER: "id_number",
    Prefill.ADDRESS: "address",
    Prefill.AGENT_NAME: "name",
    Prefill.AGENT_PHONE: "phone",
}


def is_personal(field: FormField) -> bool:
    """Whether its answer is shown in full only to who says what for: by its type, its source or the clerk's mark."""
    return (
        field.private
        or field.type in TYPES
        or field.prefill in PART_OF
        or any(is_personal(column) for column in field.columns)
    )


def part_of(field: FormField) -> str:
    """Which part of a person a field of one line asks for; empty where it asks for none that can be known."""
    if field.type == FieldType.PHONE:
        return "phone"
    if field.type == FieldType.ID:
        return "id_number"
    return PART_OF.get(field.prefill, "") if field.type in {FieldType.TEXT, FieldType.LONGTEXT} else ""


def veiled_text(field: FormField, value: Any) -> str:
    """A personal answer of one line, masked as parties are; what has no such mask shows nothing."""
    part = part_of(field)
    return MASKS[part](value) if part and isinstance(value, str) else VEILED
