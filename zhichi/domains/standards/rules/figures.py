"""What the register itself answers: facts of a point against the `figure` of an item. Pure; words are for people."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """`met` is None when the register does not know; `words` say what it holds."""

    met: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register holds of one point on a day. Empty sets and None mean that nothing was entered.

    `windows`: the items of each open window, an empty set for everything the point offers. `equipment`: working
    devices by kind. `people`: how many hold a post by kind. `contracts`: end of each adviser's contract, None for
    open. `events`: by days back, (services, of them confirmed by citizens). `names`: labels by group (item,
    facility, zone, equipment, person), since one word may stand in two groups.
    """

    on: date
    area_m2: int | None = None
    street_facing: bool | None = None
    placed: bool = False
    phone: str = ""
    phone_reached: bool | None = None
    hours_words: str = ""
    weekly_minutes: int = 0
    zones: frozenset[str] = frozenset()
    facilities: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    windows: tuple[frozenset[str], ...] = ()
    accessible_windows: int = 0
    equipment: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    contracts: tuple[date | None, ...] = ()
    verified_on: date | None = None
    verified_until: date | None = None
    events: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def say(self, group: str, codes: Iterable[str]) -> str:
        names = self.names.get(group, {})
        return "、".join(names.get(code, code) for code in codes)


def _area(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if facts.area_m2 is None:
        return Answer(None, "没有登记面积")
    return Answer(facts.area_m2 >= figure["at_least"], f"登记面积 {facts.area_m2} 平方米")


def _street_facing(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    words = {None: "没有登记是否临街", True: "登记为临街", False: "登记为不临街"}
    return Answer(facts.street_facing, words[facts.street_facing])


def _position(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    return Answer(facts.placed, "已登记位置" if facts.placed else "没有登记位置")


def _phone(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if not facts.phone:
        return Answer(False, "没有登记电话")
    words = {None: "还没有抽查过", True: "最近一次抽查有人接听", False: "最近一次抽查没有人接听"}
    return Answer(facts.phone_reached is not False, f"登记了电话，{words[facts.phone_reached]}")


def _hours_published(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    return Answer(
        bool(facts.hours_words), f"开放时间：{facts.hours_words}" if facts.hours_words else "没有登记开放时间"
    )


def _weekly_hours(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if not facts.hours_words:
        return Answer(False, "没有登记开放时间")
    hours, minutes = divmod(facts.weekly_minutes, 60)
    words = f"每周开放 {hours} 小时" + (f" {minutes} 分" if minutes else "")
    return Answer(facts.weekly_minutes >= figure["at_least"] * 60, words)


def _facility(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    wanted = figure["has"]
    if wanted == "low_counter" and facts.accessible_windows:
        return Answer(True, f"登记了 {facts.accessible_windows} 个无障碍窗口")
    if not facts.facilities:
        return Answer(None, "没有登记便民设施")
    has = wanted in facts.facilities
    return Answer(has, f"{'登记了' if has else '登记的设施里没有'}{facts.say('facility', [wanted])}")


def _zones(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    return _all_of(facts, figure["all"], facts.zones, "zone", "功能区")


def _offers(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    return _all_of(facts, figure["all"], facts.offers, "item", "服务事项")


def _window_for(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    served = frozenset(item for window in facts.windows for item in (window or facts.offers))
    if not facts.windows:
        return Answer(None, "没有登记窗口")
    lacking = [code for code in figure["all"] if code not in served]
    words = f"登记了 {len(facts.windows)} 个窗口"
    return Answer(not lacking, f"{words}，没有窗口办理：{facts.say('item', lacking)}" if lacking else words)


def _equipment(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    working = frozenset(kind for kind, number in facts.equipment.items() if number)
    return _all_of(facts, figure["all"], working, "equipment", "完好的设备")


def _all_of(facts: Facts, wanted: list[str], held: frozenset[str], group: str, what: str) -> Answer:
    if not held:
        return Answer(None, f"没有登记{what}")
    lacking = [code for code in wanted if code not in held]
    said = f"{what}缺：{facts.say(group, lacking)}" if lacking else f"{what}齐全：{facts.say(group, wanted)}"
    return Answer(not lacking, said)


def _staff(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if not facts.people and not facts.contracts:
        return Answer(None, "没有登记人员")
    number = sum(facts.people.get(kind, 0) for kind in figure["kinds"])
    return Answer(
        number >= figure["at_least"], f"登记在岗的{facts.say('person', figure['kinds'])} {number} 人"
    )


def _adviser_contract(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if not facts.contracts:
        return Answer(None, "没有登记法律顾问")
    standing = [end for end in facts.contracts if end is None or end > facts.on]
    if not standing:
        last = max(end for end in facts.contracts if end is not None)
        return Answer(False, f"法律顾问的合同已于 {last} 到期")
    ends = [end for end in standing if end is not None]
    words = f"，最早 {min(ends)} 到期" if ends else ""
    return Answer(True, f"在聘法律顾问 {len(standing)} 人{words}")


def _verified(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    if facts.verified_on is None:
        return Answer(None, "还没有人核验过")
    good = facts.verified_until is not None and facts.verified_until > facts.on
    return Answer(good, f"{facts.verified_on} 核验{'属实，还有效' if good else '，结果不属实或已过有效期'}")


def _events(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    number = facts.events.get(figure["days"], (0, 0))[0]
    return Answer(number >= figure["at_least"], f"最近 {figure['days']} 天有 {number} 次服务记录")


def _confirmed(facts: Facts, figure: Mapping[str, Any]) -> Answer:
    number = facts.events.get(figure["days"], (0, 0))[1]
    return Answer(number >= figure["at_least"], f"最近 {figure['days']} 天有 {number} 次群众确认的服务")


@dataclass(frozen=True, slots=True)
class Figure:
    """How a figure is worked out and which parameters it takes."""

    answer: Callable[[Facts, Mapping[str, Any]], Answer]
    parameters: frozenset[str] = frozenset()


FIGURES: dict[str, Figure] = {
    "area": Figure(_area, frozenset({"at_least"})),
    "street_facing": Figure(_street_facing),
    "position": Figure(_position),
    "phone": Figure(_phone),
    "hours_published": Figure(_hours_published),
    "weekly_hours": Figure(_weekly_hours, frozenset({"at_least"})),
    "facility": Figure(_facility, frozenset({"has"})),
    "zones": Figure(_zones, frozenset({"all"})),
    "offers": Figure(_offers, frozenset({"all"})),
    "window_for": Figure(_window_for, frozenset({"all"})),
    "equipment": Figure(_equipment, frozenset({"all"})),
    "staff": Figure(_staff, frozenset({"kinds", "at_least"})),
    "adviser_contract": Figure(_adviser_contract),
    "verified": Figure(_verified),
    "events": Figure(_events, frozenset({"days", "at_least"})),
    "confirmed": Figure(_confirmed, frozenset({"days", "at_least"})),
}


def answer(figure: Mapping[str, Any], facts: Facts) -> Answer:
    """What the register says to a figure of a sound checklist."""
    return FIGURES[figure["name"]].answer(facts, figure)
