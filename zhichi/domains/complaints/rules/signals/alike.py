"""R15, R17: the same words in two decisions, the same person complained about again and again."""

from collections.abc import Iterator
from datetime import date

from zhichi.domains.complaints.rules.signals.facts import ELSEWHERE, CaseFacts

OFTEN = 3


def alike(facts: CaseFacts, today: date) -> Iterator[tuple[str, str]]:
    if facts.same_words:
        yield "R15", f"查明的事实和 {facts.same_words[0]} 的决定书一字不差。"
    if facts.same_about >= OFTEN and facts.state not in ELSEWHERE:
        yield "R17", f"登记前十二个月内（连这一件）对同一被投诉人有 {facts.same_about} 件投诉。"
