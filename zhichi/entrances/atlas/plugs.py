"""What this room offers: the map in the menu of the office."""

from zhichi.foundation.accounts.public import Role
from zhichi.foundation.sockets.public import OFFICE_PAGES, OfficePage

VIEWERS = (
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
    Role.PLS_ADMIN,
    Role.JUSTICE_OFFICE_HEAD,
    Role.JUSTICE_ASSISTANT,
)


def plug_in() -> None:
    """Called once by the app's ready()."""
    roles = frozenset(role.value for role in VIEWERS)
    OFFICE_PAGES.register("map", OfficePage("司法地图", "atlas:map", roles, 120))
