"""What this room offers: published answers to citizens and the search, their making to the desks, advisers' days."""

from zhichi.domains.lawtalk.access import LOGGERS, READERS
from zhichi.domains.lawtalk.actions.arranging import lay_all
from zhichi.domains.lawtalk.models.adviser_complaint import ANSWERERS
from zhichi.domains.lawtalk.models.case_page import case_section, offers
from zhichi.domains.lawtalk.models.duties import doings
from zhichi.domains.lawtalk.models.findable import ANSWERS, all_findable
from zhichi.domains.lawtalk.models.waiting import waiting
from zhichi.domains.lawtalk.models.waiting_advisers import waiting as complaints_waiting
from zhichi.foundation.sockets.public import (
    CASE_SECTIONS,
    CITIZEN_OFFERS,
    OFFICE_PAGES,
    PERIODIC,
    PLACE_DOINGS,
    SEARCH_SOURCES,
    WAITING,
    OfficePage,
    Periodic,
    SearchSource,
)

ROLES = frozenset(READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    CITIZEN_OFFERS.register("lawtalk", offers)
    CASE_SECTIONS.register("lawtalk", case_section)
    WAITING.register("lawtalk", waiting)
    WAITING.register("lawtalk.advisers", complaints_waiting)
    PERIODIC.register("lawtalk.rota", Periodic("法律顾问的日子往后排", 86400, lay_all))
    PLACE_DOINGS.register("lawtalk", doings)
    SEARCH_SOURCES.register(ANSWERS, SearchSource("问答", 40, all_findable))
    OFFICE_PAGES.register("lawtalk", OfficePage("公开问答", "lawtalk:office", ROLES, 550))
    OFFICE_PAGES.register("lawtalk.advisers", OfficePage("法律顾问", "lawtalk:advisers", ROLES, 560))
    OFFICE_PAGES.register("lawtalk.mine", OfficePage("我的服务日志", "lawtalk:mine", frozenset(LOGGERS), 562))
    OFFICE_PAGES.register(
        "lawtalk.lectures", OfficePage("法治讲座", "lawtalk:lectures", frozenset(LOGGERS), 564)
    )
    desks = frozenset(role.value for role in ANSWERERS)
    OFFICE_PAGES.register("lawtalk.complaints", OfficePage("投诉法律顾问", "lawtalk:complaints", desks, 566))
