"""Formats of ours that the schemas name: an answer in its one form, as the kernel writes it."""

import re
from collections.abc import Callable
from datetime import date

from jsonschema import FormatChecker

from zhichi.kernel.ids import IdError, citizen_id, uscc
from zhichi.kernel.phones import PhoneError, phone

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Check = Callable[[object], bool]


def is_citizen_id(value: object) -> bool:
    try:
        return not isinstance(value, str) or citizen_id(value).number == value
    except IdError:
        return False


def is_uscc(value: object) -> bool:
    try:
        return not isinstance(value, str) or uscc(value) == value
    except IdError:
        return False


def is_phone(value: object) -> bool:
    try:
        return not isinstance(value, str) or phone(value) == value
    except PhoneError:
        return False


def is_day(value: object) -> bool:
    if not isinstance(value, str):
        return True
    if not ISO_DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


FORMATS: dict[str, Check] = {
    "date": is_day,
    "cn-citizen-id": is_citizen_id,
    "cn-phone": is_phone,
    "cn-uscc": is_uscc,
}


def checker(lookups: dict[str, Check]) -> FormatChecker:
    """A checker of our formats; `lookups` says whether a region or a point exists (`cn-region`, `zhichi-point`)."""
    made = FormatChecker(formats=())
    for name, check in {**FORMATS, **lookups}.items():
        made.checks(name)(check)
    return made
