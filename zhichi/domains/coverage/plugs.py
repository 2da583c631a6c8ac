"""What this room offers."""

from datetime import datetime
from importlib import import_module

from zhichi.domains.coverage.access import SUPERVISORS, VIEWERS
from zhichi.domains.coverage.actions import reckon_if_due
from zhichi.foundation.sockets.public import OFFICE_PAGES, PERIODIC, OfficePage, Periodic

HOUR = 3600


def plug_in() -> None:
    """Called once by the app's ready()."""
    viewers = frozenset(role.value for role in VIEWERS)
    OFFICE_PAGES.register("coverage", OfficePage("覆盖和实效", "coverage:overview", viewers, 200))
    PERIODIC.register("coverage.reckon", Periodic("计算当日覆盖和活力", HOUR, reckon_if_due))
    supervisors = frozenset(role.value for role in SUPERVISORS)
    for order, (title, name) in enumerate(
        (("均衡", "balance"), ("可达性", "reach"), ("窗口忙闲", "windows"))
    ):
        OFFICE_PAGES.register(name, OfficePage(title, f"coverage:{name}", supervisors, 250 + 10 * order))
    PERIODIC.register("coverage.figures", Periodic("测算均衡、可达性和窗口忙闲", HOUR, reckon_figures))


def reckon_figures(at: datetime) -> None:
    """Loads NumPy and SciPy only here, in the housekeeper, when the night's work comes round."""
    import_module("zhichi.domains.coverage.actions.figures").reckon_when_due(at)
