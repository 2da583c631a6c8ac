"""What this room offers: keeping a filing's mandate, its pages, what a case says of it."""

from zhichi.foundation.mandates.access import READERS
from zhichi.foundation.mandates.actions import keep_mandate
from zhichi.foundation.mandates.models.offers import offers
from zhichi.foundation.mandates.models.sections import case_section
from zhichi.foundation.mandates.models.stand_ins import stand_ins
from zhichi.foundation.sockets.public import (
    CASE_SECTIONS,
    CITIZEN_OFFERS,
    FILED,
    OFFICE_PAGES,
    STAND_INS,
    OfficePage,
)

ROLES = frozenset(READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    FILED.register("mandates", keep_mandate)
    CITIZEN_OFFERS.register("mandates", offers)
    CASE_SECTIONS.register("mandates", case_section)
    STAND_INS.register("mandates", stand_ins)
    OFFICE_PAGES.register("mandates", OfficePage("代办", "mandates:acting", ROLES, 530))
    OFFICE_PAGES.register("mandates.slip", OfficePage("凭纸条查进度", "mandates:by_slip", ROLES, 540))
