"""R5, R6, R7, R9, R12, R13: what must come before a decision, what it must say, until when it may come.

R12 is silent where the time was lengthened: the longer limit is a clock, and R22 reads it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from zhichi.domains.complaints.rules.deciding import NEED_DISCUSSION
from zhichi.domains.complaints.rules.signals.facts import ELSEWHERE, CaseFacts, PaperSeen

DECISION = "cp.decision"
# 行政处罚法 §60: ninety days from the day it was taken up.
NINETY = timedelta(days=90)
# What each of the three must tell (行政复议法 §20, §28; 行政诉讼法 §45, §46): words, and what of a remedy they are.
# A figure before "60日" makes it another number; officials also write the number in words.
REVIEW = ((r"(?<!\d)60日|(?<!百)六十日", "复议"), ("人民政府", "复议机关"))
COURT = ("法院", "起诉的法院")
SIX_MONTHS = (r"(?<!\d)6个月|(?<!十)六个月", "起诉")
FIFTEEN_DAYS = (r"(?<!\d)15日|(?<![二三四五六七八九])十五日", "起诉")
REMEDIES = {
    DECISION: (*REVIEW, SIX_MONTHS, COURT),
    "cp.refusal_notice": (*REVIEW, FIFTEEN_DAYS, COURT),
    "cp.termination_told": (*REVIEW, FIFTEEN_DAYS, COURT),
}
TITLES = {
    DECISION: "处理决定书",
    "cp.refusal_notice": "不予受理告知书",
    "cp.termination_told": "终止办理告知书",
}


def deciding(facts: CaseFacts, today: date) -> Iterator[tuple[str, str]]:
    for key in REMEDIES:
        if paper := facts.paper(key):
            yield from _remedies(paper)
    yield from _late(facts, today)
    if facts.did("decide"):
        yield from _before(facts)


def _before(facts: CaseFacts) -> Iterator[tuple[str, str]]:
    decision = facts.paper(DECISION)
    dated = _day(decision.said.get("dated", "")) if decision else None
    if facts.reviewed_on is None or not facts.did("legal_review"):
        yield "R5", "决定以前没有法制审核意见。"
    if (facts.weighty or facts.result in NEED_DISCUSSION) and facts.discussed_on is None:
        yield "R6", "情节复杂、重大或者要处罚、移送，没有集体讨论记录。"
    for title, day in (("法制审核", facts.reviewed_on), ("集体讨论", facts.discussed_on)):
        if dated is not None and day is not None and dated < day:
            yield "R9", f"决定书写的是{dated}，{title}在{day}。"


def _remedies(paper: PaperSeen) -> Iterator[tuple[str, str]]:
    title = TITLES[paper.key]
    if not paper.remedy:
        yield "R7", f"《投诉{title}》没有写不服怎么办。"
        return
    plain = "".join(paper.remedy.split())
    lacking = [what for words, what in REMEDIES[paper.key] if not re.search(words, plain)]
    if lacking:
        yield "R7", f"《投诉{title}》写的救济不全或者不对：{'、'.join(lacking)}。"


def _late(facts: CaseFacts, today: date) -> Iterator[tuple[str, str]]:
    accepted, decided = facts.last("accept"), facts.last("decide") or facts.last("terminate")
    if accepted is not None and facts.state not in ELSEWHERE:
        end = accepted.on + NINETY
        until = decided.on if decided is not None else facts.closed_on or today
        if until > end and not facts.did("extend"):
            yield "R12", f"{accepted.on}受理，到{end}满九十日没有决定。"
    for clock in facts.clocks:
        late = [day for day in clock.longer_on if clock.due_before is not None and day > clock.due_before]
        if late:
            yield "R13", f"期限到{clock.due_before}为止，{min(late)}才决定延长。"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
