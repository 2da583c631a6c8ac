"""Personal data as shown by default: enough to recognise one's own, not enough to learn another's."""

import re

_STAR = "*"
# Division names hold no digits and none of the characters that begin a street, a house or a housing estate.
_PART = r"[^\d\s路巷弄号栋楼村]"
_ADDRESS_HEAD = re.compile(
    rf"(?:{_PART}{{1,8}}?(?:省|自治区|特别行政区))?"
    rf"(?:{_PART}{{1,8}}?(?:市|自治州|地区|盟))?"
    rf"(?:{_PART}{{1,10}}?(?:(?<!小)(?<!社)区|县|旗|市))?"
    rf"(?:{_PART}{{1,8}}?(?:街道|镇|乡|苏木))?"
)


def name(text: str) -> str:
    """`张三丰` to `张**`; a name of one character shows nothing."""
    text = text.strip()
    return text[0] + _STAR * (len(text) - 1) if len(text) > 1 else _STAR * len(text)


def phone(text: str) -> str:
    """`13800138000` to `138****8000`, `0537-2345678` to `0537-****678`, else the last two characters."""
    text = text.strip()
    if re.fullmatch(r"1\d{10}", text):
        return f"{text[:3]}****{text[-4:]}"
    landline = re.fullmatch(r"(0\d{2,3}-)(\d{7,8})(?:-\d+)?", text)
    if landline:
        return f"{landline.group(1)}{_STAR * (len(landline.group(2)) - 3)}{landline.group(2)[-3:]}"
    return _tail(text, 2)


def citizen_id(text: str) -> str:
    """`370811199001011234` to `3708************34`: no birth date, no sex, no serial number."""
    text = text.strip()
    if len(text) == 18:
        return f"{text[:4]}{_STAR * 12}{text[-2:]}"
    return _tail(text, 2)


def address(text: str) -> str:
    """Keeps divisions down to the township: `任城区金城街道某小区3号楼` to `任城区金城街道****`."""
    text = text.strip()
    found = _ADDRESS_HEAD.match(text)
    head = found.group(0) if found else ""
    return head + _STAR * 4 if text else ""


def _tail(text: str, keep: int) -> str:
    if len(text) <= keep + 2:
        return _STAR * len(text)
    return _STAR * (len(text) - keep) + text[-keep:]
