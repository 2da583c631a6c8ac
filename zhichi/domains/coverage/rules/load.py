"""How busy a window or point was, by slots of the week: (weekday, hour), Monday is 1, by Beijing time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Slot = tuple[int, int]


@dataclass(slots=True)
class Load:
    """Of one window, or of a whole point: services, minutes of them, waiting, and minutes open, by slot."""

    code: str
    name: str
    accessible: bool = False
    events: Counter[Slot] = field(default_factory=Counter)
    minutes: Counter[Slot] = field(default_factory=Counter)
    waited: Counter[Slot] = field(default_factory=Counter)
    waited_of: Counter[Slot] = field(default_factory=Counter)
    open: Counter[Slot] = field(default_factory=Counter)

    @property
    def busy(self) -> float | None:
        """Share of the open time in which somebody was served; None when it was never open."""
        opened = self.open.total()
        return sum(self.minutes[slot] for slot in self.open) / opened if opened else None

    @property
    def waiting(self) -> float | None:
        """Minutes that people waited on average; None when nobody noted it."""
        return self.waited.total() / self.waited_of.total() if self.waited_of.total() else None

    def busy_at(self, slot: Slot) -> float:
        return self.minutes[slot] / self.open[slot] if self.open[slot] else 0.0


def busy_of(whole: Load, windows: Sequence[Load]) -> float | None:
    """Share of the open time of all windows together in which somebody was served; without any, of the point itself."""
    if not windows:
        return whole.busy
    opened = sum(each.open.total() for each in windows)
    hours = {slot for each in windows for slot in each.open}
    return sum(whole.minutes[slot] for slot in hours) / opened if opened else None


def open_minutes(spans: Iterable[Sequence[str]]) -> Counter[int]:
    """Minutes open in each hour of a day with spans like ["09:00", "11:30"]."""
    found: Counter[int] = Counter()
    for start, end in spans:
        first, last = _minute(start), _minute(end)
        for hour in range(first // 60, (last + 59) // 60):
            found[hour] += max(0, min(last, hour * 60 + 60) - max(first, hour * 60))
    return found


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def label(load: Load) -> str:
    return f"{load.code}号窗口“{load.name}”" if load.code else "这里"
