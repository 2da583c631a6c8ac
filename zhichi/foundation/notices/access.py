"""Who reads the log, writes templates, sees the channels. Refusals are the sentence people read."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

WRITERS = (Role.PLS_ADMIN,)
# Who finds the templates in the menu; every officer with a post may read them.
MENU_ROLES = (Role.PLS_ADMIN, Role.LEGAL_AFFAIRS, Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR)
LOG_ROLES = frozenset(REGISTRARS | {Role.AUDITOR.value})


def can_read_own(actor: Actor) -> Verdict:
    if actor.kind == "officer" and actor.posts:
        return ALLOWED
    return Verdict(False, "这里供有岗位的工作人员查看。")


def can_read_log(actor: Actor) -> Verdict:
    """Where the cases are, there is what was told about them; the administrators see no person's messages."""
    if any(post.role in LOG_ROLES for post in actor.posts):
        return ALLOWED
    return Verdict(False, "发送记录供办理案件和监督办理的岗位查看。")


def can_settle(actor: Actor) -> Verdict:
    if any(post.role in REGISTRARS for post in actor.posts):
        return ALLOWED
    return Verdict(False, "由办理案件的岗位写明怎样另外告知的。")


def can_write_templates(actor: Actor) -> Verdict:
    if actor.kind == "system" or any(actor.has(role, Tier.CITY) for role in WRITERS):
        return ALLOWED
    return Verdict(False, "只有市局公共法律服务科可以改通知的内容和免打扰时间，您可以查看。")


def can_keep_channels(actor: Actor) -> Verdict:
    if actor.has(Role.SYSTEM_ADMIN):
        return ALLOWED
    return Verdict(False, "渠道由系统管理员查看和测试。")
