"""What this room offers: its files of law."""

from zhichi.foundation.sockets.public import LAW_LOADERS
from zhichi.foundation.timelimits.actions import load_calendars, load_limits


def plug_in() -> None:
    """Limits before calendars; procedures, which name limits, register after this room."""
    LAW_LOADERS.register("timelimits", load_limits)
    LAW_LOADERS.register("calendars", load_calendars)
