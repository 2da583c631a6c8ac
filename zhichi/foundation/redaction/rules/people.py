"""Names of people and where they live, in the words of a paper."""

import re
from collections.abc import Iterable, Iterator

from zhichi.foundation.redaction.enums import Sort
from zhichi.foundation.redaction.rules.marks import spread
from zhichi.foundation.redaction.rules.surnames import surname

# A party of such a name is an organisation, and stays (its number is its own).
_BODY = re.compile(
    r"(?:公司|集团|厂|店|社|中心|局|院|所|会|部|处|站|校|园|行|馆|政府|法院|检察院|医院|学校|合伙|企业|分公司)(?:[（(].*[)）])?$"
)
_LABEL = re.compile(
    r"(?:姓名|被?申请人|被?投诉人|被?检查人|委托人|受托人|代理人|法定代表人|负责人|当事人|受援人|受送达人|代收人|见证人|"
    r"申请执行人|监护人|家属|甲方|乙方|丙方|对方|原告|被告|第三人|联系人|证人|异议人|复议申请人|咨询人)"
    r"(?:（[^（）\n]{1,12}）)?[：:\s]{1,4}([\u4e00-\u9fff·]{2,12})(?=[\s，,。；;、（(：:]|$)"
)
_HAN = "\u4e00-\u9fff"
_COUNT = "[0-9０-９一二三四五六七八九十百零〇甲乙丙丁A-Za-z]{1,5}"
_TAIL = rf"{_COUNT}(?:[-—–]{_COUNT})*(?:号楼|号院|号|幢|栋|楼|单元|层|室|户|门|座|弄|组|队)"
_HOME = re.compile(
    rf"[{_HAN}]{{1,24}}?(?:路|街|巷|弄|胡同|大道|小区|社区|花园|家园|公寓|新村|村|庄|屯|院)[{_HAN}]{{0,10}}?{_TAIL}"
    rf"(?:[\s　]*{_TAIL})*"
)
_BEFORE = re.compile(r".*(?:住址|地址|住所地?|现住|家住|住在|住于|位于|户籍地?|住|至|到|在|为|是)")
FULL = 3


def is_person(name: str) -> bool:
    return bool(name) and not _BODY.search(name)


def names(text: str, known: Iterable[str], stays: Iterable[str]) -> Iterator[tuple[int, int, Sort]]:
    """Those of the case wherever they stand, also by the given name alone; and what follows a label."""
    held = [name for name in dict.fromkeys(known) if len(name) >= 2 and is_person(name)]
    for name in sorted(held, key=len, reverse=True):
        yield from ((*hit.span(), Sort.NAME) for hit in spread(name).finditer(text))
    for name in held:
        if len(name) == FULL and surname(name):
            yield from ((*hit.span(), Sort.NAME) for hit in spread(name[1:]).finditer(text))
    officials = set(stays)
    for hit in _LABEL.finditer(text):
        said = hit[1]
        if said not in officials and "某" not in said and (surname(said) or "·" in said):
            yield (*hit.span(1), Sort.NAME)


def homes(text: str, known: Iterable[str]) -> Iterator[tuple[int, int, Sort]]:
    """Where parties live, as the case knows it; and whatever has a street or village with a number."""
    for address in known:
        if len(address) > FULL:
            yield from ((*hit.span(), Sort.ADDRESS) for hit in spread(address).finditer(text))
    for hit in _HOME.finditer(text):
        before = _BEFORE.match(hit[0])
        start = hit.start() + (before.end() if before else 0)
        if hit.end() - start > FULL:
            yield start, hit.end(), Sort.ADDRESS
