"""What this room offers: signals kept with every act and every hour, where officers see them."""

from zhichi.foundation.risks.access import READERS
from zhichi.foundation.risks.actions import after_act, refresh_all
from zhichi.foundation.risks.models.catalogue import signals_cited
from zhichi.foundation.risks.models.sections import case_section
from zhichi.foundation.risks.models.waiting import waiting
from zhichi.foundation.sockets.public import (
    ACTED,
    CASE_SECTIONS,
    CITERS,
    OFFICE_PAGES,
    PERIODIC,
    WAITING,
    OfficePage,
    Periodic,
)


def plug_in() -> None:
    """Called once by the app's ready()."""
    ACTED.register("risks", after_act)
    CASE_SECTIONS.register("risks", case_section)
    CITERS.register("risks", signals_cited)
    WAITING.register("risks", waiting)
    OFFICE_PAGES.register("risks", OfficePage("法律风险", "risks:all", READERS, 475))
    PERIODIC.register("risks.refresh", Periodic("核对法律风险信号", 3600, lambda at: refresh_all(at=at)))
