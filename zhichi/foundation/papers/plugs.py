"""What this room offers: its templates, what a case says of its papers, its pages in the office's menu."""

from zhichi.foundation.papers.access import MENU_ROLES, WRITERS
from zhichi.foundation.papers.actions import load_papers
from zhichi.foundation.papers.models.cites import templates_cited
from zhichi.foundation.papers.models.sections import case_section, offers
from zhichi.foundation.sockets.public import (
    CASE_SECTIONS,
    CITERS,
    CITIZEN_OFFERS,
    LAW_LOADERS,
    OFFICE_PAGES,
    OfficePage,
)


def plug_in() -> None:
    """Called once by the app's ready()."""
    LAW_LOADERS.register("papers", load_papers)
    CITERS.register("papers", templates_cited)
    CASE_SECTIONS.register("papers", case_section)
    CITIZEN_OFFERS.register("papers", offers)
    roles = frozenset({*MENU_ROLES, *(role.value for role in WRITERS)})
    OFFICE_PAGES.register("papers", OfficePage("文书模板", "papers:templates", roles, 430))
    OFFICE_PAGES.register("papers.numbers", OfficePage("文号登记", "papers:numbers", roles, 440))
