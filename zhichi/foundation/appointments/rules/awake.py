"""How long somebody has to answer: only the hours count in which people look at their telephones."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from zhichi.kernel.workdays import BEIJING


@dataclass(frozen=True, slots=True)
class Awake:
    """From which hour of the day until which, in Beijing."""

    begins: time
    ends: time

    def next(self, at: datetime) -> datetime:
        """`at`, or the next morning for who would be woken."""
        local = at.astimezone(BEIJING)
        if self.begins <= local.time() < self.ends:
            return at
        day = local.date() + timedelta(days=local.time() >= self.ends)
        return datetime.combine(day, self.begins, BEIJING)

    def after(self, at: datetime, minutes: int) -> datetime:
        """The moment at which so many minutes of waking hours are over."""
        begin, left = self.next(at), timedelta(minutes=minutes)
        evening = datetime.combine(begin.astimezone(BEIJING).date(), self.ends, BEIJING)
        while begin + left > evening:
            left -= evening - begin
            begin = self.next(evening)
            evening = datetime.combine(begin.astimezone(BEIJING).date(), self.ends, BEIJING)
        return begin + left
