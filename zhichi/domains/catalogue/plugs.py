"""What this room offers to the floors above."""

from zhichi.domains.catalogue.access import READERS
from zhichi.foundation.sockets.public import OFFICE_PAGES, OfficePage

ROLES = frozenset(role.value for role in READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    plug_items()


def plug_items() -> None:
    OFFICE_PAGES.register("catalogue.items", OfficePage("服务事项", "catalogue:items", ROLES, 400))
