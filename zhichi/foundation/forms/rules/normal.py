"""Answers brought to their one form: what people type differently means the same. Nothing is refused here.

What cannot be read stays as it is: the schema refuses it, and `wording` says why.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules.shape import FormField
from zhichi.kernel.ids import IdError, citizen_id, uscc
from zhichi.kernel.phones import PhoneError, phone

WHOLE = re.compile(r"[+-]?[0-9]{1,16}")
SUM = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
YES = frozenset({"yes", "true", "True", "on", "是"})
NO = frozenset({"no", "false", "False", "off", "否"})


def normal(field: FormField, value: Any) -> Any:
    """The answer in its one form; None when it is empty."""
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        return None
    return FORMS.get(field.type, _same)(field, value)


def _same(field: FormField, value: Any) -> Any:
    return value


def _text(field: FormField, value: Any) -> Any:
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _flat(text: str) -> str:
    """Without full-width signs, spaces and the commas between thousands."""
    return re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text)) if len(text) <= 40 else text


def _number(field: FormField, value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and WHOLE.fullmatch(flat := _flat(value)):
        return int(flat)
    return value


def _money(field: FormField, value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str) and SUM.fullmatch(flat := _flat(value).strip("¥￥元")):
        yuan = Decimal(flat)
        return f"{yuan:.2f}" if yuan else "0.00"
    return value


def _date(field: FormField, value: Any) -> Any:
    found = DAY.fullmatch(_flat(value)) if isinstance(value, str) else None
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else value


def _id(field: FormField, value: Any) -> Any:
    try:
        return citizen_id(value).number if isinstance(value, str) else value
    except IdError:
        return value


def _phone(field: FormField, value: Any) -> Any:
    try:
        return phone(value) if isinstance(value, str) else value
    except PhoneError:
        return value


def _uscc(field: FormField, value: Any) -> Any:
    try:
        return uscc(value) if isinstance(value, str) else value
    except IdError:
        return value


def _yes_no(field: FormField, value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return "yes" if value in YES else "no" if value in NO else value
    return value


def _statement(field: FormField, value: Any) -> Any:
    said = _yes_no(field, value)
    return {"yes": True, "no": None}.get(said, value) if isinstance(said, str) else value


def _choices(field: FormField, value: Any) -> Any:
    several = [value] if isinstance(value, str) else value
    if not isinstance(several, list | tuple):
        return value
    if not all(isinstance(one, str) for one in several):
        return list(several)
    return [*dict.fromkeys(one.strip() for one in several if one.strip())] or None


PARTS = {
    FieldType.PERSON: (("name", FieldType.TEXT), ("phone", FieldType.PHONE), ("id_number", FieldType.ID)),
    FieldType.SIGNATURE: (("name", FieldType.TEXT), ("agreed", FieldType.STATEMENT)),
}


def _parts(field: FormField, value: Any) -> Any:
    """The parts of a person or a signature, empty ones left out."""
    if not isinstance(value, Mapping):
        return value
    kinds = dict(PARTS[field.type])
    # The digest of what was drawn comes from the kept picture, never from whoever asks.
    value = {name: part for name, part in value.items() if name != "drawn" or field.type == FieldType.PERSON}
    read = {
        name: normal(FormField(name=name, type=kinds[name], title=""), part) if name in kinds else part
        for name, part in value.items()
    }
    return {name: part for name, part in read.items() if part is not None} or None


def _table(field: FormField, value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    columns = {column.name: column for column in field.columns}
    rows = []
    for row in value:
        if isinstance(row, Mapping):
            read = {
                name: normal(columns[name], cell) if name in columns else cell for name, cell in row.items()
            }
            row = {name: cell for name, cell in read.items() if cell is not None}
        if row not in ({}, None, ""):
            rows.append(row)
    return rows or None


FORMS: dict[FieldType, Callable[[FormField, Any], Any]] = {
    FieldType.TEXT: _text,
    FieldType.LONGTEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _money,
    FieldType.DATE: _date,
    FieldType.ID: _id,
    FieldType.PHONE: _phone,
    FieldType.USCC: _uscc,
    FieldType.YES_NO: _yes_no,
    FieldType.STATEMENT: _statement,
    FieldType.CHOICES: _choices,
    FieldType.PERSON: _parts,
    FieldType.SIGNATURE: _parts,
    FieldType.TABLE: _table,
}
