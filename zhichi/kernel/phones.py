"""Telephone numbers of mainland China, brought to one form."""

import re
import unicodedata

_NOISE = re.compile(r"[\s()\-‐‑–—_.·/]+")
_MOBILE = re.compile(r"1[3-9]\d{9}")
# One that needs nothing done to it, as most are.
_PLAIN = re.compile(r"1[3-9][0-9]{9}")
# Three-digit area codes have eight-digit numbers; local numbers begin with 2 to 9, never with 0 or 1.
_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})")
_HOTLINE = re.compile(r"(?:(010|02\d|0[3-9]\d{2}))?(12\d{3}|1[12]\d)|(400\d{7}|800\d{7})")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|x|#)\s*(\d{1,6})$", re.IGNORECASE)


class PhoneError(ValueError):
    """`str(error)` is one Chinese sentence for the person who typed the number."""


def phone(text: str, *, hotlines: bool = False) -> str:
    """`13800138000`, `0537-2345678`, `0537-2345678-801`; with `hotlines` also `12348` and `0537-12348`.

    Accepts spaces, dashes, brackets, full-width digits, +86 and an extension ("转801"). Raises PhoneError.
    """
    if _PLAIN.fullmatch(text):
        return text
    flat = unicodedata.normalize("NFKC", text).strip()
    if not flat:
        raise PhoneError("请填写电话号码。")
    extension = _EXTENSION.search(flat)
    flat = _NOISE.sub("", flat[: extension.start()] if extension else flat)
    flat = re.sub(r"^(?:\+86|0086)", "", flat)
    suffix = f"-{extension.group(1)}" if extension else ""
    if not flat.isascii() or not flat.isdigit():
        raise PhoneError("电话号码只能是数字，请检查是否填了别的字。")
    if _MOBILE.fullmatch(flat):
        if suffix:
            raise PhoneError("手机号码没有分机号，请去掉后面的分机号。")
        return flat
    landline = _LANDLINE.fullmatch(flat)
    if landline and (len(landline.group(1)) == 4 or len(landline.group(2)) == 8):
        return f"{landline.group(1)}-{landline.group(2)}{suffix}"
    hotline = _HOTLINE.fullmatch(flat) if hotlines and not suffix else None
    if hotline:
        area, short, toll_free = hotline.groups()
        return toll_free or (f"{area}-{short}" if area else short)
    raise PhoneError(_fault(flat))


def _fault(digits: str) -> str:
    if digits.startswith("1"):
        if len(digits) != 11:
            return f"手机号码应是11位数字，您填了{len(digits)}位。"
        return "手机号码的前三位不对，请再核对一遍。"
    if digits.startswith("0"):
        return "固定电话应写成区号加号码，例如 0537-2345678。"
    return "请填写11位手机号码，或带区号的固定电话，例如 0537-2345678。"
