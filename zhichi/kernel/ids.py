"""Citizen identity numbers (GB 11643) and unified social credit codes (GB 32100): form and check digit only.

Area codes are not looked up: divisions are renumbered and a number stays valid for life.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul

_ID_SHAPE = re.compile(r"[1-9][0-9]{16}[0-9X]")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_EARLIEST_BIRTH = 1850


class IdError(ValueError):
    """`str(error)` is one Chinese sentence for the person who typed the number, without the number."""


class Sex(StrEnum):
    """Codes of GB/T 2261.1."""

    MALE = "1"
    FEMALE = "2"


@dataclass(frozen=True, slots=True)
class CitizenId:
    number: str
    birth_on: date
    sex: Sex
    region6: str

    def __repr__(self) -> str:
        return "CitizenId(…)"  # keeps the number out of logs and tracebacks


def citizen_id(text: str, *, on: date | None = None) -> CitizenId:
    """The 18-character number, checked and taken apart; `on` (today) refuses a birth still to come.

    Accepts spaces, dashes, full-width digits and a small x. Raises IdError.
    """
    number = text if _ID_SHAPE.fullmatch(text) else _flat(text)
    if not number:
        raise IdError("请填写身份证号码。")
    if re.fullmatch(r"[0-9]{15}", number):
        raise IdError("这是15位的旧号码，请填写18位的身份证号码。")
    if len(number) != 18:
        raise IdError(f"身份证号码应是18位，您填了{len(number)}位。")
    if not _ID_SHAPE.fullmatch(number):
        raise IdError("身份证号码前17位应是数字，最后一位是数字或X。")
    try:
        birth_on = date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        raise IdError("身份证号码里的出生日期不对，请再核对一遍。") from None
    if birth_on.year < _EARLIEST_BIRTH or (on is not None and birth_on > on):
        raise IdError("身份证号码里的出生日期不对，请再核对一遍。")
    total = sum(map(mul, map(int, number[:17]), _ID_WEIGHTS))
    if _ID_CHECKS[total % 11] != number[17]:
        raise IdError("身份证号码的最后一位对不上，可能有一位写错了，请再核对一遍。")
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return CitizenId(number=number, birth_on=birth_on, sex=sex, region6=number[:6])


def uscc(text: str) -> str:
    """The 18-character unified social credit code in capitals, checked. Raises IdError."""
    code = _flat(text)
    if not code:
        raise IdError("请填写统一社会信用代码。")
    if len(code) != 18:
        raise IdError(f"统一社会信用代码应是18位，您填了{len(code)}位。")
    if any(letter not in _USCC_ALPHABET for letter in code):
        raise IdError("统一社会信用代码只有数字和大写字母，而且没有 I、O、S、V、Z。")
    total = sum(
        _USCC_ALPHABET.index(letter) * weight for letter, weight in zip(code, _USCC_WEIGHTS, strict=False)
    )
    if _USCC_ALPHABET[(31 - total % 31) % 31] != code[17]:
        raise IdError("统一社会信用代码的最后一位对不上，可能有一位写错了，请再核对一遍。")
    return code


def _flat(text: str) -> str:
    return re.sub(r"[\s\-‐‑–—]+", "", unicodedata.normalize("NFKC", text)).upper()
