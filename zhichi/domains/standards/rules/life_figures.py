"""Figures of the life: who works there, who looked, what was done."""

from collections.abc import Mapping
from typing import Any

from zhichi.domains.standards.rules.facts import Answer, Facts


def staff(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if not facts.people and not facts.contracts:
        return Answer(None, "没有登记人员")
    number = sum(facts.people.get(kind, 0) for kind in figure["kinds"])
    return Answer(
        number >= figure["at_least"], f"登记在岗的{facts.say('person', figure['kinds'])} {number} 人"
    )


def adviser_contract(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if not facts.contracts:
        return Answer(None, "没有登记法律顾问")
    standing = [end for end in facts.contracts if end is None or end > facts.on]
    if not standing:
        last = max(end for end in facts.contracts if end is not None)
        return Answer(False, f"法律顾问的合同已于 {last} 到期")
    ends = [end for end in standing if end is not None]
    words = f"，最早 {min(ends)} 到期" if ends else ""
    return Answer(True, f"在聘法律顾问 {len(standing)} 人{words}")


def verified(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if facts.verified_on is None:
        return Answer(None, "还没有人核验过")
    good = facts.verified_until is not None and facts.verified_until > facts.on
    return Answer(good, f"{facts.verified_on} 核验{'属实，还有效' if good else '，结果不属实或已过有效期'}")


def events(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    number = facts.events.get(figure["days"], (0, 0))[0]
    return Answer(number >= figure["at_least"], f"最近 {figure['days']} 天有 {number} 次服务记录")


def confirmed(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    number = facts.events.get(figure["days"], (0, 0))[1]
    return Answer(number >= figure["at_least"], f"最近 {figure['days']} 天有 {number} 次群众确认的服务")
