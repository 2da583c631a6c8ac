"""Tracking codes, which a citizen reads over the telephone: 15 random digits and a check digit."""

import re
import secrets
import unicodedata

_DIGITS = 15
# Damm (2004): a totally anti-symmetric quasigroup of order 10; finds every wrong digit and every swap of
# neighbours.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


class TrackingError(ValueError):
    """`str(error)` is one Chinese sentence for the person who typed the code."""


def new() -> str:
    """Sixteen digits; 10¹⁵ equally likely codes from the system's secure source."""
    body = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
    return body + str(_check(body))


def normalise(text: str) -> str:
    """The sixteen digits of a code typed with spaces, dashes or full-width digits. Raises TrackingError."""
    digits = re.sub(r"[\s\-‐‑–—_.]+", "", unicodedata.normalize("NFKC", text))
    if not digits:
        raise TrackingError("请填写16位查询码。")
    if not digits.isascii() or not digits.isdigit():
        raise TrackingError("查询码只有数字，请检查是否填了别的字。")
    if len(digits) != _DIGITS + 1:
        raise TrackingError(f"查询码应是16位数字，您填了{len(digits)}位。")
    if _check(digits) != 0:
        raise TrackingError("查询码对不上，可能有一位写错了，请对照回执再核对一遍。")
    return digits


def spoken(code: str) -> str:
    """`1234567890123456` as `1234 5678 9012 3456`, the way it is printed and read aloud."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def _check(digits: str) -> int:
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return state
