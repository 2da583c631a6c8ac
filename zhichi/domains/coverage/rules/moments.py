"""The moments for which reach is measured: the next working day, the next Saturday, at an hour of the clock."""

from datetime import date, datetime, time, timedelta

from zhichi.kernel.workdays import BEIJING, Calendar, CalendarGapError

WORKING_DAY, SATURDAY = "working_day", "saturday"
_LOOKED_AT = 30  # no holiday and no run of working Saturdays is longer


def next_moment(day: date, on: str, clock: str, calendar: Calendar) -> datetime:
    """The first such moment from `day` on, in Beijing time; ValueError for a kind of day that is not known.

    A year without its holiday notice is read by weekday alone.
    """
    if on not in (WORKING_DAY, SATURDAY):
        raise ValueError(f"no such kind of day: {on}")
    days = (day + timedelta(days=n) for n in range(_LOOKED_AT))
    found = next((each for each in days if _is(each, on, calendar)), day)
    return datetime.combine(found, time.fromisoformat(clock), BEIJING)


def _is(day: date, on: str, calendar: Calendar) -> bool:
    try:
        working = calendar.is_working(day)
    except CalendarGapError:
        working = day.weekday() < 5
    if on == WORKING_DAY:
        return working
    return day.weekday() == 5 and not working and day not in calendar.off
