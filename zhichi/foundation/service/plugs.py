"""What this room offers: the ways that ship, planning with a decision, a guard at the end of a case, its pages."""

from zhichi.foundation.service.access import MENU_ROLES
from zhichi.foundation.service.actions import call, erase_service, load_ways, plan_after, ripen
from zhichi.foundation.service.models.cites import ways_cited
from zhichi.foundation.service.models.dossier import items, opened
from zhichi.foundation.service.models.sections import case_section, offers
from zhichi.foundation.service.models.standing import end_check
from zhichi.foundation.service.models.waiting import waiting
from zhichi.foundation.sockets.public import (
    ACTED,
    CASE_SECTIONS,
    CITERS,
    CITIZEN_OFFERS,
    DOSSIER_PARTS,
    END_CHECKS,
    LAW_LOADERS,
    OFFICE_PAGES,
    PERIODIC,
    WAITING,
    DossierPart,
    OfficePage,
    Periodic,
)


def plug_in() -> None:
    """Called once by the app's ready()."""
    LAW_LOADERS.register("service", load_ways)
    CITERS.register("service", ways_cited)
    ACTED.register("service", plan_after)
    END_CHECKS.register("service", end_check)
    CASE_SECTIONS.register("service", case_section)
    CITIZEN_OFFERS.register("service", offers)
    WAITING.register("service", waiting)
    DOSSIER_PARTS.register("service", DossierPart("service", "送达", 60, items, opened, erase_service))
    PERIODIC.register("service.ripen", Periodic("公告送达期满", 3600, lambda at: ripen(at=at)))
    PERIODIC.register("service.call", Periodic("告诉当事人有文书等签收", 1800, lambda at: call(at=at)))
    OFFICE_PAGES.register("service", OfficePage("送达", "service:waiting", MENU_ROLES, 450))
    OFFICE_PAGES.register("service.figures", OfficePage("各县送达情况", "service:figures", MENU_ROLES, 460))
