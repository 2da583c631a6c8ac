"""What this room offers: its checklists, its pages in the office's menu, the end of grades."""

from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.actions import expire_all, load_checklists
from zhichi.foundation.sockets.public import LAW_LOADERS, OFFICE_PAGES, PERIODIC, OfficePage, Periodic

ROLES = frozenset(role.value for role in READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    LAW_LOADERS.register("checklists", load_checklists)
    PERIODIC.register("standards.expire", Periodic("规范化等次到期", 3600, expire_all))
    OFFICE_PAGES.register("standards", OfficePage("规范化评定", "standards:assessments", ROLES, 300))
    OFFICE_PAGES.register("standards.distance", OfficePage("离下一等次", "standards:distance", ROLES, 310))
