"""Figures of the place: its room, its position, its telephone, its hours."""

from collections.abc import Mapping
from typing import Any

from zhichi.domains.standards.rules.facts import Answer, Facts


def area(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if facts.area_m2 is None:
        return Answer(None, "没有登记面积")
    return Answer(facts.area_m2 >= figure["at_least"], f"登记面积 {facts.area_m2} 平方米")


def street_facing(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    words = {None: "没有登记是否临街", True: "登记为临街", False: "登记为不临街"}
    return Answer(facts.street_facing, words[facts.street_facing])


def position(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    return Answer(facts.placed, "已登记位置" if facts.placed else "没有登记位置")


def phone(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if not facts.phone:
        return Answer(False, "没有登记电话")
    words = {None: "还没有抽查过", True: "最近一次抽查有人接听", False: "最近一次抽查没有人接听"}
    return Answer(facts.phone_reached is not False, f"登记了电话，{words[facts.phone_reached]}")


def hours_published(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    return Answer(
        bool(facts.hours_words), f"开放时间：{facts.hours_words}" if facts.hours_words else "没有登记开放时间"
    )


def weekly_hours(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if not facts.hours_words:
        return Answer(False, "没有登记开放时间")
    hours, minutes = divmod(facts.weekly_minutes, 60)
    words = f"每周开放 {hours} 小时" + (f" {minutes} 分" if minutes else "")
    return Answer(facts.weekly_minutes >= figure["at_least"] * 60, words)
