"""Who may record the yearly notice. Refusals are the sentence people read."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.kernel.verdict import ALLOWED, Verdict


def can_record_notice(actor: Actor) -> Verdict:
    """The system administrator, and the system itself when it loads the shipped law."""
    if actor.kind == "system" or actor.has(Role.SYSTEM_ADMIN):
        return ALLOWED
    return Verdict(False, "只有系统管理员可以录入放假安排。")
