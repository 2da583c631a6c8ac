"""Who may publish a procedure."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.kernel.verdict import ALLOWED, Verdict


def can_publish(actor: Actor) -> Verdict:
    """A new version comes from the system's own data or from a system administrator."""
    if actor.kind == "system" or actor.has(Role.SYSTEM_ADMIN):
        return ALLOWED
    return Verdict(False, "只有系统管理员可以发布办理程序。")
