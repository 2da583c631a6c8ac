"""What this room offers: its files of law, and its page in the office's menu."""

from zhichi.foundation.sockets.public import LAW_LOADERS, OFFICE_PAGES, OfficePage
from zhichi.foundation.timelimits.access import MENU_ROLES
from zhichi.foundation.timelimits.actions import load_calendars, load_limits

ROLES = frozenset(role.value for role in MENU_ROLES)


def plug_in() -> None:
    """Limits before calendars; procedures, which name limits, register after this room."""
    LAW_LOADERS.register("timelimits", load_limits)
    LAW_LOADERS.register("calendars", load_calendars)
    OFFICE_PAGES.register("limits", OfficePage("办理期限", "timelimits:limits", ROLES, 425))
