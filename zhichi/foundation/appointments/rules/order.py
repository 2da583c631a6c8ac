"""Who is called next: a fair mix of bookings, priority groups (山东省公共法律服务条例 §21) and everybody else.

The choice is a function of who waits, who was called before and the moment, so that each call can be replayed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Mix:
    """`in_a_row` calls of priority, then one of the others; who has waited `longest` minutes goes before all;
    who booked may be called `early` minutes before the time."""

    in_a_row: int
    longest: int
    early: int


@dataclass(frozen=True, slots=True)
class InLine:
    """Somebody who waits. `booked_for` is the time of the booking, None for a ticket; `own` that this window was
    meant; `late` that the booked time was over on arrival, and then the booking counts as a ticket."""

    number: int
    arrived_at: datetime
    booked_for: datetime | None = None
    priority: bool = False
    own: bool = True
    late: bool = False

    @property
    def since(self) -> datetime:
        """From when on the waiting counts: nobody gains by coming long before the booked time."""
        if self.booked_for is None or self.late:
            return self.arrived_at
        return max(self.arrived_at, self.booked_for)

    def sort_key(self) -> tuple[datetime, bool, int]:
        return self.since, not self.priority, self.number


@dataclass(frozen=True, slots=True)
class Choice:
    number: int
    because: str


def choose(line: Sequence[InLine], calls: Sequence[bool], at: datetime, mix: Mix) -> Choice | None:
    """Who is next at a window; `calls` says of its calls today, the latest first, whether they were of priority.

    None when nobody waits. A window helps others only when nobody waits for itself.
    """
    own = [one for one in line if one.own]
    if not own and line:
        helped = _pick(list(line), calls, at, mix)
        return Choice(helped.number, f"本窗口没有人等，帮别的窗口叫；{helped.because}")
    return _pick(own, calls, at, mix) if own else None


def ahead_of(number: int, line: Sequence[InLine], calls: Sequence[bool], at: datetime, mix: Mix) -> int:
    """How many would be called before a number if nobody else came: the choice itself, made again and again."""
    left, past, ahead = list(line), list(calls), 0
    while chosen := choose(left, past, at, mix):
        if chosen.number == number:
            return ahead
        called = next(one for one in left if one.number == chosen.number)
        left.remove(called)
        past.insert(0, called.priority)
        ahead += 1
    return ahead


def _pick(line: list[InLine], calls: Sequence[bool], at: datetime, mix: Mix) -> Choice:
    first = _first(line)
    waited = (at - first.since) // timedelta(minutes=1)
    if waited >= mix.longest:
        return Choice(first.number, f"等得最久，已经等了 {waited} 分钟")
    early = timedelta(minutes=mix.early)
    booked = [one for one in line if one.booked_for and not one.late]
    due = [one for one in booked if one.booked_for and one.booked_for <= at + early]
    if due:
        return Choice(_first(due).number, "预约的时间到了")
    others = [one for one in line if one not in booked]
    urgent = [one for one in others if one.priority]
    plain = [one for one in others if not one.priority]
    row = _in_a_row(calls)
    if urgent and (row < mix.in_a_row or not plain):
        return Choice(
            _first(urgent).number, f"优先照顾的人里来得最早（连续叫 {mix.in_a_row} 个后叫 1 个普通号）"
        )
    if plain:
        told = "刚连续叫了优先照顾的人，现在轮到普通号里来得最早的" if urgent else "来得最早"
        return Choice(_first(plain).number, told)
    return Choice(first.number, "没有别人在等，提前叫预约的人")


def _first(line: Iterable[InLine]) -> InLine:
    return min(line, key=InLine.sort_key)


def _in_a_row(calls: Sequence[bool]) -> int:
    """How many of the latest calls, without a break, were of priority."""
    return next((n for n, priority in enumerate(calls) if not priority), len(calls))
