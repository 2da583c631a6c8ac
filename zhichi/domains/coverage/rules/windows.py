"""What the services of some weeks say about windows, hours and zones: how busy, and what to change.

The thresholds are `data/law/network/windows.yaml`. A suggestion never names a person and never orders anything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from zhichi.domains.coverage.rules.load import Load, Slot, label

DAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`kind` is merge, add, move, extend or zone; `words` a sentence with its numbers, `weight` the services behind."""

    kind: str
    words: str
    weight: int


def suggestions(
    whole: Load,
    windows: Sequence[Load],
    *,
    zones: Iterable[str],
    by_item: Mapping[str, int],
    by_channel: Mapping[str, int],
    rules: Mapping[str, Any],
) -> list[Suggestion]:
    """Everything worth saying about one point, by the number of services behind it, greatest first."""
    found = [
        *merges(windows, rules),
        *busy_hours(windows or [whole], rules),
        *other_hours(whole, rules),
        *zones_to_add(whole, zones, by_item, by_channel, rules),
    ]
    return sorted(found, key=lambda each: (-each.weight, each.kind, each.words))


def merges(windows: Sequence[Load], rules: Mapping[str, Any]) -> Iterator[Suggestion]:
    """Pairs of quiet windows that one window could serve even in their busiest hour; each window in one pair."""
    quiet, peak, days = rules["merge"]["quiet"], rules["merge"]["peak"], rules["days"]
    calm = [each for each in windows if each.busy is not None and each.busy < quiet]
    taken: set[str] = set()
    for one, other in sorted(combinations(calm, 2), key=_together):
        both = [slot for slot in one.open if slot in other.open]
        if {one.code, other.code} & taken or not both:
            continue
        hardest = max(both, key=lambda slot: (one.busy_at(slot) + other.busy_at(slot), slot))
        top = one.busy_at(hardest) + other.busy_at(hardest)
        if top > peak:
            continue
        taken |= {one.code, other.code}
        # The window that everybody can reach stays.
        goes, stays = (one, other) if other.accessible and not one.accessible else (other, one)
        kept = "（无障碍窗口保留）" if stays.accessible else ""
        yield Suggestion(
            "merge",
            f"{label(goes)}可以并到{label(stays)}{kept}：{days} 天里分别办了 {goes.events.total()} 件和"
            f" {stays.events.total()} 件，平均只忙 {_percent(goes.busy)} 和 {_percent(stays.busy)} 的时间，"
            f"最忙的{said(hardest)}合起来也只占一个窗口的 {_percent(top)}。",
            one.events.total() + other.events.total(),
        )


def _together(pair: tuple[Load, Load]) -> tuple[float, str, str]:
    one, other = pair
    return ((one.busy or 0.0) + (other.busy or 0.0), one.code, other.code)


def busy_hours(windows: Sequence[Load], rules: Mapping[str, Any]) -> Iterator[Suggestion]:
    """The busiest hours of a window in which one more is wanted; one sentence a window."""
    wanted, days = rules["add"], rules["days"]
    for each in windows:
        hot = []
        for slot in each.open:
            waited = each.waited[slot] / each.waited_of[slot] if each.waited_of[slot] else 0.0
            pressed = each.busy_at(slot) > wanted["busy"] or waited > wanted["waited"]
            if pressed and each.events[slot] >= wanted["events"]:
                hot.append((each.events[slot], slot, waited))
        if not hot:
            continue
        count, slot, waited = max(hot)
        more = f"，另有 {len(hot) - 1} 个钟点也是这样" if len(hot) > 1 else ""
        wait = f"，平均等 {waited:.0f} 分钟" if waited else ""
        yield Suggestion(
            "add",
            f"{said(slot)}建议在{label(each)}加一个人或一个窗口：{days} 天里这个钟点办了 {count} 件，"
            f"{_pressed(each.busy_at(slot))}{wait}{more}。",
            sum(n for n, _, _ in hot),
        )


def other_hours(whole: Load, rules: Mapping[str, Any]) -> Iterator[Suggestion]:
    """Closed hours in which people are served all the same; with quiet open hours to give for them, if there are."""
    wanted, days, total = rules["extend"], rules["days"], whole.events.total()
    if not whole.open or not total:
        return
    for slots in _runs(slot for slot in whole.events if slot not in whole.open):
        count = sum(whole.events[slot] for slot in slots)
        if count < wanted["events"] or count < wanted["share"] * total:
            continue
        words = f"{_span(slots)}不开门，{days} 天里仍有 {count} 件在这段时间办（占全部的 {_percent(count / total)}），"
        idle = [run for run in _runs(whole.open) if len(run) >= len(slots)]
        traded = [
            (sum(whole.events[slot] for slot in part), part)
            for run in idle
            for part in (run[i : i + len(slots)] for i in range(len(run) - len(slots) + 1))
        ]
        fewest, part = min(traded, default=(total, []))
        if part and fewest <= rules["move"]["quiet_events"]:
            yield Suggestion(
                "move", f"{words}建议用{_span(part)}来换：那段时间开着门，只办过 {fewest} 件。", count
            )
        else:
            yield Suggestion("extend", f"{words}建议这段时间也开门，或安排值班。", count)


def zones_to_add(
    whole: Load,
    zones: Iterable[str],
    by_item: Mapping[str, int],
    by_channel: Mapping[str, int],
    rules: Mapping[str, Any],
) -> Iterator[Suggestion]:
    """Zones that the register does not have and the services say are needed; one sentence a zone."""
    there = set(zones)
    for rule in rules["zones"]:
        if "item" in rule:
            count = by_item.get(rule["item"], 0)
        elif "channel" in rule:
            count = by_channel.get(rule["channel"], 0)
        else:
            count = whole.waited_of.total() if (whole.waiting or 0.0) >= rule["waited"] else 0
        if rule["zone"] in there or count < rule["events"]:
            continue
        there.add(rule["zone"])
        wait = f"，平均等 {whole.waiting:.0f} 分钟" if "waited" in rule and whole.waiting else ""
        yield Suggestion(
            f"zone:{rule['zone']}",
            f"{rules['days']} 天里有 {count} 件{rule['title']}{wait}，登记的功能区里没有对应的地方。",
            count,
        )


def _runs(slots: Iterable[Slot]) -> list[list[Slot]]:
    """Slots of one day that follow each other, together."""
    runs: list[list[Slot]] = []
    for slot in sorted(slots):
        if runs and runs[-1][-1] == (slot[0], slot[1] - 1):
            runs[-1].append(slot)
        else:
            runs.append([slot])
    return runs


def said(slot: Slot) -> str:
    return f"星期{DAYS[slot[0] - 1]} {slot[1]} 点到 {slot[1] + 1} 点"


def _span(slots: Sequence[Slot]) -> str:
    return f"星期{DAYS[slots[0][0] - 1]} {slots[0][1]} 点到 {slots[-1][1] + 1} 点"


def _pressed(share: float) -> str:
    """How hard an hour was; records that overlap would have kept more than one window busy."""
    return f"忙了 {_percent(share)} 的时间" if share <= 1 else f"记下的用时要 {share:.1f} 个窗口才办得过来"


def _percent(share: float | None) -> str:
    return f"{100 * (share or 0.0):.0f}%"
