"""Who may record the yearly notice and who may write limits. Refusals are the sentence people read."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

CATALOGUE_ROLES = (Role.PLS_ADMIN, Role.LEGAL_AFFAIRS)
# Who finds the page of limits in the menu; every officer with a post may read it.
MENU_ROLES = (*CATALOGUE_ROLES, Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR, Role.SYSTEM_ADMIN)


def can_read_limits(actor: Actor) -> Verdict:
    """How long everything may take is for every officer with a post."""
    if actor.kind == "officer" and actor.posts:
        return ALLOWED
    return Verdict(False, "期限规则供有岗位的工作人员查看。")


def can_write_limits(actor: Actor) -> Verdict:
    """The two desks of the city that write the catalogue, and the system where an item's promise becomes a limit."""
    if actor.kind == "system" or any(actor.has(role, Tier.CITY) for role in CATALOGUE_ROLES):
        return ALLOWED
    return Verdict(False, "只有市局公共法律服务科和法规复议科可以定期限，您可以查看。")


def can_record_notice(actor: Actor) -> Verdict:
    """The system administrator, and the system itself when it loads the shipped law."""
    if actor.kind == "system" or actor.has(Role.SYSTEM_ADMIN):
        return ALLOWED
    return Verdict(False, "只有系统管理员可以录入放假安排。")
