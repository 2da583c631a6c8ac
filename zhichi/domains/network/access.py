"""Who may keep the register. Reading is decided by `Point.objects.visible_to(actor)`."""

from zhichi.domains.network.models import Point
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Unit
from zhichi.kernel.verdict import ALLOWED, Verdict

KEEPERS = (Role.PLS_ADMIN, Role.JUSTICE_OFFICE_HEAD)


def can_register(actor: Actor, unit: Unit) -> Verdict:
    """Registering a point run by `unit`: for the public legal service desk above it or the office's head."""
    if actor.kind != "system" and not any(actor.has(role) for role in KEEPERS):
        return Verdict(False, "登记服务点由公共法律服务科人员或司法所所长办理，您没有这个岗位。")
    if not actor.within(unit.path, *KEEPERS):
        return Verdict(False, f"{unit.name}不在您管理的范围内。")
    return ALLOWED


def can_change(actor: Actor, point: Point) -> Verdict:
    """Changing a point: whoever may register one for its unit."""
    return can_register(actor, point.unit)
