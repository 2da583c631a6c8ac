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
_ACCOUNT = re.compile(r"(?:微信号?|加[Vv]|QQ|扣扣)[：:\s]*[A-Za-z0-9_-]{5,}", re.IGNORECASE)
_COUNT = r"[0-9一二三四五六七八九十百零〇]+"
# A number behind a street or village, or before a yard or storey; 5号 of a month and 12号文件 are none.
_HOME = re.compile(
    rf"{_COUNT}(?:号楼|号院|幢|栋|单元)|[0-9]+(?:室|户)|[一二三四五六七八九十百零〇]{{3,}}[室户]"
    rf"|(?:[村庄屯街路巷弄组队]|胡同|大道|小区|社区){_COUNT}号|[A-Za-z]座[0-9]+"
)
# 法释〔2020〕17号 is a text everybody may read: a court's or commission's case has its place behind the year.
_CASE = re.compile(
    r"[（(〔]20[0-9]{2}[）)〕][\u4e00-\u9fff][^\s，。；]{0,11}?[0-9]+号"
    r"|20[0-9]{2}(?!年)[\u4e00-\u9fff][0-9]{0,4}(?:[民刑行执破]|劳人仲|仲)[^\s，。；]{0,6}?[0-9]+号"
)
# The number of an identity card of the old kind, and of a passport; of an organisation (GB 32100).
_OLD_ID = re.compile(
    r"(?<![0-9])[1-9][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9])"
)
_PASSPORT = re.compile(r"(?<![A-Z0-9])[EGHM][A-Z]?[0-9]{8}(?![0-9])")
_USCC = re.compile(r"(?<![A-Z0-9])(?:[159][1239]|[ANY][1239])[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![A-Z0-9])")
# A number spelt in characters is a number: 一三八一二三四五六七八.
_SPELT = str.maketrans("〇零○幺一二两三四五六七八九", "00011223456789")
_RUN = re.compile(r"[〇零○幺一二两三四五六七八九0-9]{7,}")
# Sorts of private things in the order they are looked for: a pattern and what people are told.
_SORTS = (
    (_MOBILE, "手机号码"),
    (_LANDLINE, "电话号码"),
    (_PLATE, "车牌号码"),
    (_MAIL, "电子邮箱"),
    (_ACCOUNT, "微信号、QQ 号"),
    (_HOME, "门牌、楼栋房号"),
    (_CASE, "案号"),
    (_PASSPORT, "护照号码"),
    (_USCC, "统一社会信用代码"),
)
_CAPITALS = (_PLATE, _PASSPORT, _USCC)
SHORTEST_NAME = 2


def private_words(text: str, names: Iterable[str] = ()) -> list[str]:
    """What sorts of private things a text holds, in words and without them: 身份证号码, 手机号码, 当事人的姓名…

    `names` are those of the people and organisations of the case.
    """
    flat = _GAPS.sub("", _RUN.sub(_digits, unicodedata.normalize("NFKC", text)))
    found = []
    if _ID.search(flat) or _OLD_ID.search(flat):
        found.append("身份证号码")
    if any(is_card(digits) for digits in _DIGITS.findall(flat)):
        found.append("银行卡号")
    upper = flat.upper()
    found += [told for pattern, told in _SORTS if pattern.search(upper if pattern in _CAPITALS else flat)]
    bare = re.sub(r"\s+", "", flat)
    if any(name in bare for name in map(_bare, names) if len(name) >= SHORTEST_NAME):
        found.append("当事人的姓名、名称")
    return found


def _digits(run: re.Match[str]) -> str:
    return run[0].translate(_SPELT)


def _bare(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))
