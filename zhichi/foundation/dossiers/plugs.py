"""What this room offers: what the rooms below it put into a file, and the freeze at each decision."""

from zhichi.foundation.dossiers.access import MENU_ROLES
from zhichi.foundation.dossiers.actions.ending import end_finished
from zhichi.foundation.dossiers.actions.freezing import freeze_at_decision
from zhichi.foundation.dossiers.models.parts.cases import case_items, open_material
from zhichi.foundation.dossiers.models.parts.clocks import clock_items
from zhichi.foundation.dossiers.models.parts.late import late_items
from zhichi.foundation.dossiers.models.parts.printed import open_paper, paper_items
from zhichi.foundation.dossiers.models.sections import case_section
from zhichi.foundation.papers.public import erase_papers
from zhichi.foundation.sockets.public import (
    ACTED,
    CASE_SECTIONS,
    DOSSIER_PARTS,
    OFFICE_PAGES,
    PERIODIC,
    DossierPart,
    OfficePage,
    Periodic,
)

PARTS = (
    DossierPart("cases", "案件", 10, case_items, open_material),
    DossierPart("papers", "出具的文书", 20, paper_items, open_paper, erase_papers),
    DossierPart("timelimits", "期限", 30, clock_items),
    DossierPart("late", "决定以后补入", 80, late_items, open_material),
)


def plug_in() -> None:
    """Called once by the app's ready()."""
    for part in PARTS:
        DOSSIER_PARTS.register(part.key, part)
    ACTED.register("dossiers", freeze_at_decision)
    CASE_SECTIONS.register("dossiers", case_section)
    OFFICE_PAGES.register("dossiers", OfficePage("卷宗", "dossiers:all", MENU_ROLES, 470))
    PERIODIC.register("dossiers.end", Periodic("办结案件归档固定", 600, lambda at: end_finished(at=at)))
