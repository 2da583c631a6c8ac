"""Who may call, serve and arrange. Reading is decided by `visible_to`; refusals are sentences people read."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.appointments.models import Hall
from zhichi.foundation.appointments.models.hall import BESIDE, above
from zhichi.kernel.verdict import ALLOWED, Verdict

MANAGERS = (Role.PLS_ADMIN, Role.JUSTICE_OFFICE_HEAD, Role.LEGAL_AID_HEAD)
SERVERS = (*MANAGERS, Role.JUSTICE_ASSISTANT, Role.LEGAL_AID_CLERK, Role.MEDIATOR)
READERS = (*SERVERS, Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR, Role.VILLAGE_LEGAL_ADVISER)


def can_serve(actor: Actor, hall: Hall) -> Verdict:
    """Calling, serving, giving tickets: whoever works in the branch of the hall's unit."""
    return _inside(actor, hall, SERVERS, "叫号和接待由在大厅工作的人员办理，您没有这个岗位。")


def can_manage(actor: Actor, hall: Hall) -> Verdict:
    """Rota, closures, capacity: the heads of the branch."""
    return _inside(
        actor, hall, MANAGERS, "排班、暂停和预约设置由公共法律服务科、司法所所长或者法律援助中心负责人办理。"
    )


def _inside(actor: Actor, hall: Hall, roles: tuple[Role, ...], sentence: str) -> Verdict:
    if actor.kind == "system":
        return ALLOWED
    if not any(actor.has(role) for role in roles):
        return Verdict(False, sentence)
    beside = any(
        post.role in BESIDE and post.role in roles and above(post.unit_path) == hall.unit.path
        for post in actor.posts
    )
    if not beside and not actor.within(hall.unit.path, *roles):
        return Verdict(False, f"{hall.name}不在您管理的范围内。")
    return ALLOWED
