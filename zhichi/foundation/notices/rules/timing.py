"""When to try again, and when not to disturb."""

from datetime import datetime, time, timedelta

from zhichi.foundation.notices.rules.wording import SHANGHAI

# After the first, second, … failed try. Five hours in all, so that an evening's fault is over by the morning.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 180))
MOST_TRIES = len(BACK_OFF) + 1
LONGEST_WAIT = timedelta(hours=6)


MORNING = time(9, 0)
# Until the bureau sets others.
QUIET = (time(21, 0), time(8, 0))


def next_morning(at: datetime) -> datetime:
    """Nine o'clock in Shanghai of the following day."""
    local = at.astimezone(SHANGHAI)
    return datetime.combine(local.date() + timedelta(days=1), MORNING, tzinfo=SHANGHAI).astimezone(at.tzinfo)


def next_try(tries: int, at: datetime, *, asked: int = 0) -> datetime | None:
    """When to try again after `tries` tries, the last at `at`; None when it was the last.

    `asked`: the seconds that the channel itself asked for, honoured up to six hours.
    """
    if tries >= MOST_TRIES:
        return None
    wait = max(BACK_OFF[max(tries, 1) - 1], timedelta(seconds=max(asked, 0)))
    return at + min(wait, LONGEST_WAIT)


def after_quiet(at: datetime, begins: time, ends: time) -> datetime:
    """`at`, or the end of the quiet hours in which it lies; both are times of day in Shanghai.

    Hours that begin later than they end go over midnight; beginning and end alike: none.
    """
    local = at.astimezone(SHANGHAI)
    now = local.time()
    over_night = begins > ends
    quiet = (now >= begins or now < ends) if over_night else begins <= now < ends
    if not quiet:
        return at
    morning = datetime.combine(local.date(), ends, tzinfo=SHANGHAI)
    if over_night and now >= begins:
        morning += timedelta(days=1)
    return morning.astimezone(at.tzinfo)
