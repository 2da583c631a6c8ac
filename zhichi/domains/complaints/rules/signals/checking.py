"""What a court looks for in the file of a complaint, as far as the case has come."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhichi.domains.complaints.rules.deciding import NEED_DISCUSSION
from zhichi.domains.complaints.rules.signals.facts import CaseFacts
from zhichi.domains.complaints.rules.signals.handling import DEFENCES

DECISION = "cp.decision"


@dataclass(frozen=True, slots=True)
class ItemSeen:
    title: str
    article: str
    there: bool


def items_seen(facts: CaseFacts) -> Iterator[ItemSeen]:
    """Each thing that the file should hold by now."""
    yield _item("投诉登记表", "信访工作条例§31", facts, "cp.register")
    if facts.sort:
        yield _item("归类的理由", "信访工作条例§31", facts, "cp.classification", "cp.guidance")
    if facts.did("accept"):
        yield _item("受理通知书", "行政诉讼法§47", facts, "cp.acceptance_notice")
    if facts.did("refuse"):
        yield from _told(facts, "cp.refusal_notice", "不予受理告知书")
    if facts.did("transfer", "transfer_outside"):
        yield _item("转办函", "信访工作条例§31", facts, "cp.transfer_letter")
        if facts.named:
            yield _item("转办告知书", "信访工作条例§31", facts, "cp.transfer_told")
    if facts.did("assign"):
        yield ItemSeen("两名办理人员", "行政处罚法§42", len(set(facts.handlers)) >= 2)
    if facts.did("draft"):
        yield _item("调查记录", "行政处罚法§40", facts, "cp.investigation")
        yield _item("被投诉人的陈述申辩", "行政处罚法§45", facts, *DEFENCES)
        yield _item("处理意见", "行政处罚法§57", facts, "cp.draft")
    if facts.did("extend"):
        yield _item("延长期限告知书", "行政处罚法§60", facts, "cp.extension_told")
    if facts.did("terminate"):
        yield from _told(facts, "cp.termination_told", "终止办理告知书")
    if facts.did("decide"):
        yield _item("法制审核意见", "行政处罚法§58", facts, "cp.legal_review")
        if facts.weighty or facts.result in NEED_DISCUSSION:
            yield _item("集体讨论记录", "行政处罚法§57", facts, "cp.discussion")
        yield from _told(facts, DECISION, "处理决定书")
        reached = any(one.key == DECISION and not one.to_party and one.settled for one in facts.services)
        yield ItemSeen("处理决定书送达被投诉人的凭据", "民事诉讼法§88", reached)


def _item(title: str, article: str, facts: CaseFacts, *keys: str) -> ItemSeen:
    return ItemSeen(title, article, any(facts.paper(key) is not None for key in keys))


def _told(facts: CaseFacts, key: str, title: str) -> Iterator[ItemSeen]:
    paper = facts.paper(key)
    yield ItemSeen(title, "行政处罚法§57", paper is not None)
    yield ItemSeen(f"{title}写明不服怎么办", "行政复议法§20", paper is not None and bool(paper.remedy))
    yield ItemSeen(f"{title}盖了章", "山东省行政执法监督条例§34", paper is not None and paper.sealed)
    if facts.named:
        reached = any(one.key == key and one.to_party and one.settled for one in facts.services)
        yield ItemSeen(f"{title}送达投诉人的凭据", "民事诉讼法§88", reached)
