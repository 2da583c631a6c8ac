"""R8, R10, R19: was it sealed, did it reach both sides, and is there proof that stands."""

from collections.abc import Iterator
from datetime import date

from zhichi.domains.complaints.rules.signals.facts import CaseFacts, ServiceSeen

# What is told to whom complained and must reach him; a decision must reach both sides.
MUST_REACH = {
    "cp.decision": "处理决定书",
    "cp.refusal_notice": "不予受理告知书",
    "cp.termination_told": "终止办理告知书",
}
NOBODY = "other"


def serving(facts: CaseFacts, today: date) -> Iterator[tuple[str, str]]:
    for key, title in MUST_REACH.items():
        if facts.paper(key) is None:
            continue
        found = [one for one in facts.services if one.key == key]
        yield from _reached(facts, found, title, both=key == "cp.decision")
        paper = facts.paper(key)
        went_out = any(one.served_on is not None for one in found)
        if paper is not None and paper.needs_seal and not paper.sealed and went_out:
            yield "R10", f"《投诉{title}》已经送出，没有盖章记录，或者盖的不是批准的那一份。"
    for one in facts.services:
        if any(each.way == "electronic" and each.held and not each.consent for each in one.tries):
            yield "R19", "有一份文书电子送达，没有受送达人的确认书。"
            return


def _reached(
    facts: CaseFacts, found: list[ServiceSeen], title: str, *, both: bool
) -> Iterator[tuple[str, str]]:
    sides = [(True, "投诉人")] if facts.named else []
    sides += [(False, "被投诉人")] if both else []
    for to_party, who in sides:
        mine = [one for one in found if one.to_party == to_party]
        if facts.closed_on is not None and not any(one.settled for one in mine):
            yield "R8", f"已经办结，《投诉{title}》没有送达{who}的凭据。"
        if any(each.held and each.signer == NOBODY for one in mine for each in one.tries):
            yield "R8", f"《投诉{title}》由无关的人签收，不能算送达{who}。"
        if any(one.served_on is not None and not any(each.held for each in one.tries) for one in mine):
            yield "R8", f"《投诉{title}》登记为送达{who}，没有送达经过。"
