"""What this room offers: its rules, its pages, what waits, what papers and cases say of seals."""

from zhichi.foundation.seals.access import READERS
from zhichi.foundation.seals.actions import load_seal_rules
from zhichi.foundation.seals.models.filing import erase_seals, open_seal, seal_items
from zhichi.foundation.seals.models.offering import case_section, in_whose_name, paper_offers, with_seal
from zhichi.foundation.seals.models.waiting import waiting
from zhichi.foundation.sockets.public import (
    CASE_SECTIONS,
    DOSSIER_PARTS,
    LAW_LOADERS,
    OFFICE_PAGES,
    PAPER_NAMES,
    PAPER_OFFERS,
    PAPER_SEALED,
    WAITING,
    DossierPart,
    OfficePage,
)


def plug_in() -> None:
    """Called once by the app's ready()."""
    LAW_LOADERS.register("seal_rules", load_seal_rules)
    PAPER_OFFERS.register("seals", paper_offers)
    PAPER_SEALED.register("seals", with_seal)
    PAPER_NAMES.register("seals", in_whose_name)
    CASE_SECTIONS.register("seals", case_section)
    WAITING.register("seals", waiting)
    DOSSIER_PARTS.register("seals", DossierPart("seals", "用印", 40, seal_items, open_seal, erase_seals))
    roles = frozenset(READERS)
    OFFICE_PAGES.register("seals", OfficePage("用印申请", "seals:requests", roles, 460))
    OFFICE_PAGES.register("seals.ledger", OfficePage("用印台账", "seals:ledger", roles, 470))
    OFFICE_PAGES.register("seals.seals", OfficePage("印章登记", "seals:seals", roles, 480))
