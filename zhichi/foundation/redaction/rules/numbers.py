"""Numbers that belong to one person: identity papers, telephones, cards, plates, addresses of mail."""

import re
from collections.abc import Iterator

from zhichi.foundation.redaction.enums import Sort
from zhichi.foundation.redaction.rules.cards import is_card
from zhichi.foundation.redaction.rules.views import View, views
from zhichi.kernel.ids import IdError, citizen_id

_BORN = r"(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_OLD = re.compile(r"[1-9][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}")
_ID = re.compile(r"[1-9][0-9]{16}[0-9Xx]")
_ID_LIKE = re.compile(rf"[1-9][0-9]{{5}}{_BORN}[0-9]{{3}}[0-9Xx]?")
_MOBILE = re.compile(r"(?:(?:\+|00)?86)?1[3-9][0-9]{9}")
_LANDLINE = re.compile(
    r"(?:[(]?(?:010|02[0-9]|0[3-9][0-9]{2})[)]?[2-9][0-9]{6,7}|[48]00[0-9]{7})(?:(?:转|分机)[0-9]{1,6})?"
)
_LOCAL = re.compile(r"(?:电话|传真|座机)[：:\s]*([2-9][0-9]{6,7})(?![0-9])")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Za-z][A-Za-z0-9]{4,5}[A-Za-z0-9学警挂港澳](?![A-Za-z0-9])"
)
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[EeGgHhMm][A-Za-z]?[0-9]{8}(?![0-9])")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_ACCOUNT = re.compile(r"(?:微信号?|加[Vv]|QQ号?|扣扣)[：:\s]*([A-Za-z0-9_-]{5,})", re.IGNORECASE)
_WORDED = ((_PLATE, Sort.PLATE), (_PASSPORT, Sort.OTHER_ID), (_MAIL, Sort.EMAIL), (_ACCOUNT, Sort.ACCOUNT))


def numbers(text: str) -> Iterator[tuple[int, int, Sort]]:
    """(start, end, sort) in the text; those found in a nearer view come first, and what overlaps is the caller's."""
    for nth, view in enumerate(views(text)):
        yield from _digits(view)
        if nth == 0:
            yield from _worded(view)
        elif nth == 1:
            yield from (hit for hit in _worded(view) if hit[2] in (Sort.PLATE, Sort.OTHER_ID))


def _worded(view: View) -> Iterator[tuple[int, int, Sort]]:
    for pattern, sort in _WORDED:
        for hit in pattern.finditer(view.signs):
            yield (*view.span(*hit.span(hit.lastindex or 0)), sort)
    for hit in _LOCAL.finditer(view.signs):
        yield (*view.span(*hit.span(1)), Sort.LANDLINE)


def _digits(view: View) -> Iterator[tuple[int, int, Sort]]:
    for start, sign in enumerate(view.signs):
        if (sign.isdigit() or sign in "+(") and view.begins(start):
            for end, sort in _at(view, start):
                yield (*view.span(start, end), sort)
                break


def _at(view: View, start: int) -> Iterator[tuple[int, Sort]]:
    """What a number that begins here can be, the surest first."""
    if (hit := _ID.match(view.signs, start)) and view.ends(hit.end()) and _sound(hit[0]):
        yield hit.end(), Sort.CITIZEN_ID
    for length in range(19, 15, -1):
        digits = view.signs[start : start + length]
        if len(digits) == length and digits.isdigit() and view.ends(start + length) and is_card(digits):
            yield start + length, Sort.BANK_CARD
    for pattern, sort in (
        (_ID_LIKE, Sort.UNCHECKED_ID),
        (_MOBILE, Sort.MOBILE),
        (_LANDLINE, Sort.LANDLINE),
        (_OLD, Sort.OTHER_ID),
    ):
        if (hit := pattern.match(view.signs, start)) and view.ends(hit.end()):
            yield hit.end(), sort


def _sound(number: str) -> bool:
    try:
        citizen_id(number.upper())
    except IdError:
        return False
    return True
