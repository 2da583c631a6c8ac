"""What this room offers."""

from datetime import datetime

from django.utils import timezone

from zhichi.foundation.accounts.public import Role
from zhichi.foundation.notices.access import LOG_ROLES, MENU_ROLES
from zhichi.foundation.notices.actions.cases import case_acted, case_filed
from zhichi.foundation.notices.actions.delivering import deliver
from zhichi.foundation.notices.actions.digest import write_digests
from zhichi.foundation.notices.actions.on_case import case_section
from zhichi.foundation.notices.actions.waiting import waiting
from zhichi.foundation.notices.actions.watching import watch
from zhichi.foundation.sockets.public import (
    ACTED,
    CASE_SECTIONS,
    FILED,
    OFFICE_PAGES,
    PERIODIC,
    WAITING,
    OfficePage,
    Periodic,
)


def plug_in() -> None:
    """Called once by the app's ready()."""
    FILED.register("notices", case_filed)
    ACTED.register("notices", case_acted)
    PERIODIC.register("notices.deliver", Periodic("发出通知", 5, deliver_now))
    PERIODIC.register("notices.watch", Periodic("提醒快到和过了的日子", 1800, watch))
    PERIODIC.register("notices.digest", Periodic("写待办摘要", 900, write_digests))
    WAITING.register("notices", waiting)
    CASE_SECTIONS.register("notices", case_section)
    menu = frozenset(role.value for role in MENU_ROLES)
    channels = frozenset({Role.SYSTEM_ADMIN.value})
    OFFICE_PAGES.register("notices", OfficePage("我的消息", "notices:mine", LOG_ROLES, 700))
    OFFICE_PAGES.register("notices.log", OfficePage("发送记录", "notices:log", LOG_ROLES, 710))
    OFFICE_PAGES.register("notices.templates", OfficePage("通知内容", "notices:templates", menu, 720))
    OFFICE_PAGES.register("notices.channels", OfficePage("消息渠道", "notices:channels", channels, 730))


def deliver_now(at: datetime) -> object:
    """A round lasts up to twenty seconds: what it writes down has the moment at which it happened."""
    return deliver(now=timezone.now)
