"""Tracking codes, which a citizen reads over the telephone: 15 random digits and a check digit."""

import re
import unicodedata

from zhichi.kernel import damm

_DIGITS = 15


class TrackingError(ValueError):
    """`str(error)` is one Chinese sentence for the person who typed the code."""


def new() -> str:
    """Sixteen digits; 10¹⁵ equally likely codes from the system's secure source."""
    return damm.new(_DIGITS)


def normalise(text: str) -> str:
    """The sixteen digits of a code typed with spaces, dashes or full-width digits. Raises TrackingError."""
    digits = re.sub(r"[\s\-‐‑–—_.]+", "", unicodedata.normalize("NFKC", text))
    if not digits:
        raise TrackingError("请填写16位查询码。")
    if not digits.isascii() or not digits.isdigit():
        raise TrackingError("查询码只有数字，请检查是否填了别的字。")
    if len(digits) != _DIGITS + 1:
        raise TrackingError(f"查询码应是16位数字，您填了{len(digits)}位。")
    if damm.check_digit(digits) != 0:
        raise TrackingError("查询码对不上，可能有一位写错了，请对照回执再核对一遍。")
    return digits


def spoken(code: str) -> str:
    """`1234567890123456` as `1234 5678 9012 3456`, the way it is printed and read aloud."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
