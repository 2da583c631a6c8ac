"""What this room offers: published answers to citizens and the search, their making to the desks, advisers' days."""

from zhichi.domains.lawtalk.access import READERS
from zhichi.domains.lawtalk.models.case_page import case_section, offers
from zhichi.domains.lawtalk.models.duties import doings
from zhichi.domains.lawtalk.models.findable import ANSWERS, all_findable
from zhichi.domains.lawtalk.models.waiting import waiting
from zhichi.foundation.sockets.public import (
    CASE_SECTIONS,
    CITIZEN_OFFERS,
    OFFICE_PAGES,
    PLACE_DOINGS,
    SEARCH_SOURCES,
    WAITING,
    OfficePage,
    SearchSource,
)

ROLES = frozenset(READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    CITIZEN_OFFERS.register("lawtalk", offers)
    CASE_SECTIONS.register("lawtalk", case_section)
    WAITING.register("lawtalk", waiting)
    PLACE_DOINGS.register("lawtalk", doings)
    SEARCH_SOURCES.register(ANSWERS, SearchSource("问答", 40, all_findable))
    OFFICE_PAGES.register("lawtalk", OfficePage("公开问答", "lawtalk:office", ROLES, 550))
    OFFICE_PAGES.register("lawtalk.advisers", OfficePage("法律顾问", "lawtalk:advisers", ROLES, 560))
