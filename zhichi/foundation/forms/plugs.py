"""What this room offers to the floors above: its pages in the office's menu."""

from zhichi.foundation.forms.access import CATALOGUE_ROLES
from zhichi.foundation.sockets.public import OFFICE_PAGES, OfficePage

ROLES = frozenset(role.value for role in CATALOGUE_ROLES)


def plug_in() -> None:
    """Called once by the app's ready()."""
    OFFICE_PAGES.register("forms", OfficePage("表单", "forms:index", ROLES, 430))
