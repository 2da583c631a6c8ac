"""What this room offers: copies to the desks that make and clear them, and to everybody's search."""

from zhichi.foundation.redaction.models.filing import copy_items, erase_copies
from zhichi.foundation.redaction.models.findable import SOURCE, all_findable
from zhichi.foundation.redaction.models.roles import READERS
from zhichi.foundation.redaction.models.sections import case_section
from zhichi.foundation.redaction.models.waiting import waiting
from zhichi.foundation.sockets.public import (
    CASE_SECTIONS,
    DOSSIER_PARTS,
    OFFICE_PAGES,
    SEARCH_SOURCES,
    WAITING,
    DossierPart,
    OfficePage,
    SearchSource,
)


def plug_in() -> None:
    """Called once by the app's ready()."""
    CASE_SECTIONS.register("redaction", case_section)
    WAITING.register("redaction", waiting)
    DOSSIER_PARTS.register(
        "redaction", DossierPart("redaction", "公开本", 90, copy_items, erase=erase_copies)
    )
    SEARCH_SOURCES.register(SOURCE, SearchSource("公开的文书", 60, all_findable))
    OFFICE_PAGES.register("redaction", OfficePage("文书公开本", "redaction:office", READERS, 450))
