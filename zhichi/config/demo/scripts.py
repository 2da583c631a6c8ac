"""What happens to the cases of the simulated year: each script yields steps (days to wait, verb, who, answers)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

CITIZEN = "citizen"


@dataclass
class Step:
    """After `wait` days somebody with role `who` does `verb`; None as verb rates the service."""

    wait: float
    verb: str
    who: str
    answers: dict[str, Any] = field(default_factory=dict)


def consultation(chance: Random, texts: dict[str, Any]) -> Iterator[Step]:
    """Most questions are answered in a few days; some need detail, some become legal aid, some are late."""
    clerk = "justice_assistant"
    yield Step(chance.uniform(0.1, 1.5), "take", clerk)
    path = chance.random()
    if path < 0.08:
        yield Step(0.5, "ask_detail", clerk, {"missing": "请说明有没有书面合同、什么时候到期。", "days": 7})
        if chance.random() < 0.6:
            yield Step(chance.uniform(1, 5), "supplement", CITIZEN, {"note": "没有书面合同，有微信记录。"})
        else:
            return
    elif path < 0.16:
        reason = "当事人经济困难，事项属于法律援助范围。"
        yield Step(chance.uniform(0.5, 2), "refer", clerk, {"reason": reason, "consent": True})
        yield Step(chance.uniform(0.2, 1), "answer_referral", "legal_aid_clerk")
        return
    late = chance.random() < 0.04
    yield Step(
        chance.uniform(9, 14) if late else chance.uniform(0.3, 5), "answer", clerk, _answer(chance, texts)
    )
    if chance.random() < 0.12:
        yield Step(chance.uniform(0.5, 4), "follow_up", CITIZEN, {"question": "如果对方不同意呢？"})
        yield Step(chance.uniform(0.5, 3), "answer", clerk, _answer(chance, texts))
    if chance.random() < 0.35:
        yield Step(chance.uniform(0.5, 3), "rate", CITIZEN, {"grade": _grade(chance)})
    if chance.random() < 0.5:
        yield Step(chance.uniform(1, 6), "satisfied", CITIZEN)


def legal_aid(chance: Random, texts: dict[str, Any]) -> Iterator[Step]:
    """From the station to the archive, with every side path of the procedure somewhere in the year."""
    clerk, centre, head = "justice_assistant", "legal_aid_clerk", "legal_aid_head"
    if chance.random() < 0.03:
        yield Step(0.3, "grant_advance", head, {"ground": "deadline", "provider": "provider"})
        means = {"basis": "commitment", "result": "hardship", "note": "事后补核。"}
        yield Step(chance.uniform(0.5, 2), "check_means", centre, means)
        yield Step(chance.uniform(1, 4), "regularise", head, {"reason": "手续补齐，符合条件。"})
        yield from _service(chance)
        return
    if chance.random() < 0.16:
        missing = "请补充身份证复印件、劳动关系的证明（如工资条、工友证言）。"
        yield Step(chance.uniform(0.2, 1.5), "request_supplement", clerk, {"missing": missing, "days": 10})
        if chance.random() < 0.2:
            return
        yield Step(chance.uniform(1, 7), "supplement", CITIZEN, {"note": "已补充工友证言。"})
    if chance.random() < 0.03:
        yield Step(0.5, "withdraw", CITIZEN, {"reason": "已经和解。"})
        return
    yield Step(chance.uniform(0.1, 1.5), "accept", clerk, {"opinion": "材料齐全，情况属实。"})
    result = "hardship" if chance.random() > 0.05 else "not_hardship"
    yield Step(
        chance.uniform(0.3, 1.5),
        "check_means",
        centre,
        {"basis": "commitment", "result": result, "note": "与申请人电话核实。"},
    )
    decide = chance.uniform(6, 9) if chance.random() < 0.04 else chance.uniform(0.3, 2.5)
    if result == "not_hardship" or chance.random() < 0.06:
        yield from _refused(chance, decide)
        return
    yield Step(
        decide, "grant", head, {"form": "litigation", "reason": "属于法律援助范围，符合经济困难条件。"}
    )
    yield Step(chance.uniform(0.2, 2.6), "assign", centre, {"provider": "provider"})
    yield from _service(chance)


def _refused(chance: Random, decide: float) -> Iterator[Step]:
    told = {"remedy_told": True}
    yield Step(
        decide, "refuse", "legal_aid_head", {"ground": "means", "reason": "家庭人均收入超过标准。", **told}
    )
    if chance.random() < 0.5:
        yield Step(chance.uniform(1, 8), "object", CITIZEN, {"reason": "家里有病人，支出很大。"})
        if chance.random() < 0.5:
            yield Step(
                chance.uniform(1, 4),
                "uphold_decision",
                "legal_affairs",
                {"reason": "原决定认定清楚。", **told},
            )
            return
        yield Step(
            chance.uniform(1, 4), "order_correction", "legal_affairs", {"reason": "应当扣除医疗支出。"}
        )
        yield Step(0.5, "correct", "legal_aid_head", {"reason": "按要求改正。"})
        yield Step(1, "assign", "legal_aid_clerk", {"provider": "provider"})
        yield from _service(chance)
    else:
        yield Step(chance.uniform(30, 40), "conclude", "legal_aid_clerk", {"note": "没有提出异议。"})


def _service(chance: Random) -> Iterator[Step]:
    provider = "provider"
    if chance.random() < 0.04:
        yield Step(0.5, "decline_assignment", provider, {"reason": "与对方当事人有代理关系。"})
        yield Step(1, "assign", "legal_aid_clerk", {"provider": "provider"})
    yield Step(chance.uniform(0.2, 1.5), "accept_assignment", provider)
    yield Step(
        chance.uniform(0.5, 3), "sign_agreement", provider, {"signed_on": "today", "authority": "一般授权"}
    )
    if chance.random() < 0.04:
        change = {"ground": "recipient", "provider": "another", "reason": "受援人要求更换。"}
        yield Step(3, "change_provider", "legal_aid_clerk", change)
        yield Step(1, "accept_assignment", provider)
        yield Step(1, "sign_agreement", provider, {"signed_on": "today", "authority": "一般授权"})
    if chance.random() < 0.03:
        end = {"ground": "s48_6", "reason": "受援人自行委托了律师。", "remedy_told": True}
        yield Step(chance.uniform(3, 20), "terminate", "legal_aid_head", end)
        return
    for act in ("meeting", "drafting"):
        yield Step(
            chance.uniform(2, 12), "log_service", provider, {"done_on": "today", "act": act, "note": "见卷。"}
        )
    close = {
        "result": chance.choice(["won", "partial", "mediated"]),
        "recovered": f"{chance.randrange(3, 60) * 1000}.00",
    }
    yield Step(
        chance.uniform(10, 70),
        "close",
        provider,
        {**close, "closed_on": "today", "report": "案件办结，见结案报告。"},
    )
    if chance.random() < 0.5:
        yield Step(chance.uniform(0.5, 5), "rate", CITIZEN, {"grade": _grade(chance)})
    yield Step(chance.uniform(3, 33), "file", "legal_aid_clerk", {"complete": True})
    yield Step(
        chance.uniform(5, 20),
        "check_quality",
        "legal_aid_head",
        {"grade": chance.choice(["excellent", "good", "good", "pass"])},
    )
    yield Step(
        chance.uniform(5, 20), "subsidise", "legal_aid_clerk", {"amount": "1200.00", "paid_on": "today"}
    )


def _answer(chance: Random, texts: dict[str, Any]) -> dict[str, Any]:
    return {
        "summary": "如何维护自己的权利",
        "answer": chance.choice(texts["answers"]),
        "qualification": "officer",
        "channel": "page",
        "minutes": chance.randrange(10, 50),
    }


def _grade(chance: Random) -> int:
    return chance.choices([5, 4, 3, 2, 1], [62, 26, 7, 3, 2])[0]
