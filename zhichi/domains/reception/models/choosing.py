"""What somebody can choose at a hall: what for, which day, what time."""

from dataclasses import dataclass
from datetime import date, datetime

from zhichi.domains.network.public import Point
from zhichi.domains.reception.models.planning import Planner
from zhichi.foundation.appointments.public import Hall, Resource, Span
from zhichi.kernel.workdays import BEIJING

WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Day:
    """A day with how many places are left; `words` are 今天, 明天, 星期三 and the date."""

    day: date
    words: str
    left: int
    open: bool
    chosen: bool
    over: bool = False

    @property
    def left_words(self) -> str:
        if not self.open:
            return "不接待"
        if self.over:
            return "今天已经结束"
        return f"还有 {self.left} 个" if self.left else "约满了"


@dataclass(frozen=True, slots=True)
class Time:
    """A moment with how many places are left at all the resources that do it."""

    starts_at: datetime
    left: int

    @property
    def key(self) -> str:
        return f"{self.starts_at.astimezone(BEIJING):%Y-%m-%dT%H:%M}"

    @property
    def words(self) -> str:
        return f"{self.starts_at.astimezone(BEIJING):%H:%M}"


def day_words(day: date, today: date) -> str:
    near = {0: "今天", 1: "明天", 2: "后天"}.get((day - today).days, f"星期{WEEK[day.weekday()]}")
    return f"{near} {day.month}月{day.day}日"


def items_of(point: Point, hall: Hall) -> list[tuple[str, str]]:
    """(code, title) of what somebody at the hall does."""
    used: list[Resource] = [one for one in hall.resources.all() if one.active]
    return [(one.item, str(one)) for one in point.items.all() if any(each.does(one.item) for each in used)]


def days_of(plan: Planner, days: list[date], item: str, chosen: date | None, at: datetime) -> list[Day]:
    """The days with what is left; those on which nobody is there are kept, so that people see why."""
    today = at.astimezone(BEIJING).date()
    found = []
    for day in days:
        spans = plan.spans_on(day)
        left = sum(span.left for span in plan.free_on(day, item, at))
        over = bool(spans) and max(span.ends_at for span in spans) <= at
        found.append(Day(day, day_words(day, today), left, bool(spans), day == chosen, over))
    return found


def times_of(spans: list[Span]) -> list[Time]:
    """One line a moment, however many resources serve at it."""
    left: dict[datetime, int] = {}
    for span in spans:
        left[span.starts_at] = left.get(span.starts_at, 0) + span.left
    return [Time(moment, count) for moment, count in sorted(left.items())]
