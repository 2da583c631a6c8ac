"""R3, R4, R11, R18: who investigated, who was heard, who reviewed, who should have kept away."""

from collections.abc import Iterator
from datetime import date

from zhichi.domains.complaints.rules.handling import handlers_obstacle
from zhichi.domains.complaints.rules.signals.facts import ELSEWHERE, CaseFacts

TWO = 2
BETWEEN = "、,，;；/\n"
# Also stand inside names ("李和平", "张　三"): they part two people only where each side can be a name.
PERHAPS_BETWEEN = " 　和与"
SHORTEST_NAME = 2
INVESTIGATION = "cp.investigation"
# Written down by the handlers, or sent in by the respondent himself.
DEFENCES = ("cp.defence", "cp.defence_online")


def handling(facts: CaseFacts, today: date) -> Iterator[tuple[str, str]]:
    if facts.state in ELSEWHERE:
        return
    yield from _two(facts)
    if facts.did("draft", "decide") and not _heard(facts):
        yield "R4", "作出处理意见和决定以前，案卷里没有被投诉人的陈述申辩记录。"
    yield from _reviewed_by_another(facts)
    if len(facts.handlers) == TWO:
        first, second = facts.handlers
        said, _ = handlers_obstacle(first, second, parties=facts.people, respondent=facts.respondent)
        if said and first != second:
            yield "R18", "办理人员里有当事人，或者和当事人同名，没有回避。"


def _heard(facts: CaseFacts) -> bool:
    """Before the decision: what is heard afterwards changed nothing in it."""
    decided = facts.last("decide")
    return any(one.key in DEFENCES and (decided is None or one.on <= decided.on) for one in facts.papers)


def _two(facts: CaseFacts) -> Iterator[tuple[str, str]]:
    begun = facts.did("assign", "investigate", "draft", "decide")
    if begun and len(set(facts.handlers)) < TWO:
        yield "R3", f"已经开始调查，指派的办理人员只有 {len(set(facts.handlers))} 人。"
        return
    alone = [one.on for one in facts.papers if one.key == INVESTIGATION and _people(one.said) == 1]
    if alone:
        yield "R3", f"{min(alone)}的调查记录只写了一个人。"


def _people(said: object) -> int:
    """How many names a record of investigation gives; 0 where it says nothing."""
    text = str(said.get("with", "")) if isinstance(said, dict) else ""
    names = {name for part in _parted(text, BETWEEN) for name in _perhaps_two(part.strip())}
    return len({"".join(name.split()) for name in names if name.strip()})


def _perhaps_two(part: str) -> list[str]:
    names = _parted(part, PERHAPS_BETWEEN)
    return names if all(len(name) >= SHORTEST_NAME for name in names) else [part]


def _parted(text: str, marks: str) -> list[str]:
    for mark in marks:
        text = text.replace(mark, marks[0])
    return [one for one in text.split(marks[0]) if one]


def _reviewed_by_another(facts: CaseFacts) -> Iterator[tuple[str, str]]:
    investigated = {act.who for act in facts.acts if act.verb in ("investigate", "hear_respondent", "draft")}
    review = facts.last("legal_review")
    if review is not None and review.who in investigated:
        yield "R11", f"{review.on}审核的人自己参加了调查。"
