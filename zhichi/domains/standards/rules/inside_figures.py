"""Figures of the inside: facilities, zones, matters, windows, equipment."""

from collections.abc import Mapping
from typing import Any

from zhichi.domains.standards.rules.facts import Answer, Facts


def facility(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    wanted = figure["has"]
    if wanted == "low_counter" and facts.accessible_windows:
        return Answer(True, f"登记了 {facts.accessible_windows} 个无障碍窗口")
    if not facts.facilities:
        return Answer(None, "没有登记便民设施")
    has = wanted in facts.facilities
    return Answer(has, f"{'登记了' if has else '登记的设施里没有'}{facts.say('facility', [wanted])}")


def zones(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    return _all_of(facts, figure["all"], facts.zones, "zone", "功能区")


def offers(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    return _all_of(facts, figure["all"], facts.offers, "item", "服务事项")


def window_for(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    served = frozenset(item for window in facts.windows for item in (window or facts.offers))
    if not facts.windows:
        return Answer(None, "没有登记窗口")
    lacking = [code for code in figure["all"] if code not in served]
    words = f"登记了 {len(facts.windows)} 个窗口"
    return Answer(not lacking, f"{words}，没有窗口办理：{facts.say('item', lacking)}" if lacking else words)


def equipment(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    working = frozenset(kind for kind, number in facts.equipment.items() if number)
    return _all_of(facts, figure["all"], working, "equipment", "完好的设备")


def _all_of(facts: Facts, wanted: list[str], held: frozenset[str], group: str, what: str) -> Answer:
    if not held:
        return Answer(None, f"没有登记{what}")
    lacking = [code for code in wanted if code not in held]
    said = f"{what}缺：{facts.say(group, lacking)}" if lacking else f"{what}齐全：{facts.say(group, wanted)}"
    return Answer(not lacking, said)
