"""What this room offers: its files of law, loaded after the limits they name, and its page in the office's menu."""

from zhichi.foundation.procedures.access import MENU_ROLES
from zhichi.foundation.procedures.actions import load_procedures
from zhichi.foundation.procedures.actions.using import users_of_form, users_of_limit
from zhichi.foundation.sockets.public import FORM_USERS, LAW_LOADERS, LIMIT_USERS, OFFICE_PAGES, OfficePage

ROLES = frozenset(role.value for role in MENU_ROLES)


def plug_in() -> None:
    """Called once by the app's ready()."""
    LAW_LOADERS.register("procedures", load_procedures)
    LIMIT_USERS.register("procedures", users_of_limit)
    FORM_USERS.register("procedures", users_of_form)
    OFFICE_PAGES.register("procedures", OfficePage("办理程序", "procedures:list", ROLES, 420))
