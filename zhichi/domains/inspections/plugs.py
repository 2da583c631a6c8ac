"""What this room offers: its page in the office, and what of it stands on the law."""

from zhichi.domains.inspections.access import READERS
from zhichi.domains.inspections.models.cites import inspection_items
from zhichi.foundation.sockets.public import CITERS, OFFICE_PAGES, OfficePage


def plug_in() -> None:
    """Called once by the app's ready()."""
    OFFICE_PAGES.register("inspections", OfficePage("抽查名录", "inspections:overview", READERS, 412))
    CITERS.register("inspections", inspection_items)
