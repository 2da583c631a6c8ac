"""What could tell who asked: numbers, addresses, the names of those in the case. It is refused, not masked."""

import re
import unicodedata
from collections.abc import Iterable

from zhichi.domains.lawtalk.rules.cards import is_card

# What people put between the digits of a number.
_GAPS = re.compile(r"(?<=[0-9])[\s\-‐-―_.·]+(?=[0-9Xx])")
_ID = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")
_MOBILE = re.compile(r"(?<![0-9])(?:86)?1[3-9][0-9]{9}(?![0-9])")
_LANDLINE = re.compile(r"(?<![0-9])0[1-9][0-9]{1,2}[2-9][0-9]{6,7}(?![0-9])")
_DIGITS = re.compile(r"(?<![0-9])[0-9]{15,19}(?![0-9])")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][A-Z0-9]{5,6}(?![A-Z0-9])"
)
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_ACCOUNT = re.compile(r"(?:微信号?|QQ|扣扣)[：:\s]*[A-Za-z0-9_-]{5,}", re.IGNORECASE)
_HOME = re.compile(r"[0-9一二三四五六七八九十]+(?:号楼|幢|栋|单元|室|户)")
_CASE = re.compile(r"[（(〔]20[0-9]{2}[）)〕][^\s，。；]{1,12}?[0-9]+号")
# Sorts of private things in the order they are looked for: a pattern and what people are told.
_SORTS = (
    (_MOBILE, "手机号码"),
    (_LANDLINE, "电话号码"),
    (_PLATE, "车牌号码"),
    (_MAIL, "电子邮箱"),
    (_ACCOUNT, "微信号、QQ 号"),
    (_HOME, "门牌、楼栋房号"),
    (_CASE, "案号"),
)
SHORTEST_NAME = 2


def private_words(text: str, names: Iterable[str] = ()) -> list[str]:
    """What sorts of private things a text holds, in words and without them: 身份证号码, 手机号码, 当事人的姓名…

    `names` are those of the people and organisations of the case.
    """
    flat = _GAPS.sub("", unicodedata.normalize("NFKC", text))
    found = []
    if _ID.search(flat):
        found.append("身份证号码")
    if any(is_card(digits) for digits in _DIGITS.findall(flat)):
        found.append("银行卡号")
    upper = flat.upper()
    found += [told for pattern, told in _SORTS if pattern.search(upper if pattern is _PLATE else flat)]
    bare = re.sub(r"\s+", "", flat)
    if any(name in bare for name in map(_bare, names) if len(name) >= SHORTEST_NAME):
        found.append("当事人的姓名、名称")
    return found


def _bare(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))
