"""Who may read, write and publish procedures. Refusals are the sentence people read."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

CATALOGUE_ROLES = (Role.PLS_ADMIN, Role.LEGAL_AFFAIRS)
# Who finds the page in the menu; whoever works on cases may read what governs them.
MENU_ROLES = (
    *CATALOGUE_ROLES,
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
    Role.LEGAL_AID_HEAD,
    Role.JUSTICE_OFFICE_HEAD,
    Role.SYSTEM_ADMIN,
)


def can_read(actor: Actor) -> Verdict:
    """Procedures in force are for every officer with a post: they say how the bureau works."""
    if actor.kind == "officer" and actor.posts:
        return ALLOWED
    return Verdict(False, "办理程序供有岗位的工作人员查看。")


def can_draft(actor: Actor) -> Verdict:
    """Writing procedures is the work of two desks of the city bureau; its system administrator helps out."""
    if actor.has(Role.SYSTEM_ADMIN, Tier.CITY) or any(actor.has(role, Tier.CITY) for role in CATALOGUE_ROLES):
        return ALLOWED
    return Verdict(False, "修改和发布办理程序由市级公共法律服务科、法规复议科人员或者市级系统管理员办理。")


def can_publish(actor: Actor) -> Verdict:
    """A new version comes from the system's own data or from those who may write it."""
    return ALLOWED if actor.kind == "system" else can_draft(actor)
