"""Codes of slips as they are typed and read aloud."""

import re
import unicodedata

from zhichi.kernel.damm import check_digit


class SlipError(ValueError):
    """Nothing can be done with this code or slip; `str()` is one Chinese sentence for whoever typed it."""


def read_code(text: str, length: int) -> str:
    """The digits of a code typed with spaces, dashes or full-width digits. Raises SlipError."""
    digits = re.sub(r"[\s\-‐‑–—_.]+", "", unicodedata.normalize("NFKC", text))
    if not digits:
        raise SlipError(f"请填写凭条上的{length}位数字。")
    if not (digits.isascii() and digits.isdigit()):
        raise SlipError("凭条码只有数字，请检查是否填了别的字。")
    if len(digits) != length:
        raise SlipError(f"凭条码应是{length}位数字，您填了{len(digits)}位。")
    if check_digit(digits):
        raise SlipError("凭条码对不上，可能有一位写错了，请对照凭条再核对一遍。")
    return digits


def spoken(code: str) -> str:
    """`1234567890` as `123 456 7890`, the way it is printed and read aloud."""
    *threes, last = re.findall(r"\d{3}(?=\d{3})|\d+", code)
    return " ".join([*threes, last])
