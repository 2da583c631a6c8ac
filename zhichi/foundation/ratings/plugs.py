"""What this room offers: its pages in the office, what waits there, and what a case says of its rating."""

from typing import Any

from django.urls import reverse

from zhichi.foundation.ratings.access import READERS
from zhichi.foundation.ratings.actions.clockwork import follow
from zhichi.foundation.ratings.models.case_section import case_section
from zhichi.foundation.ratings.models.step_limit import users_of_limit
from zhichi.foundation.ratings.models.waiting import waiting
from zhichi.foundation.sockets.public import (
    CASE_SECTIONS,
    KIOSK_TASKS,
    LIMIT_USERS,
    OFFICE_PAGES,
    WAITING,
    KioskTask,
    OfficePage,
)
from zhichi.foundation.timelimits.public import clocks_moved

ROLES = frozenset(role.value for role in READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    rate = KioskTask(
        "评价", "用评价码，没有的用查询码。", "star", 60, lambda point: reverse("ratings:by_code")
    )
    KIOSK_TASKS.register("rate", rate)
    WAITING.register("ratings", waiting)
    CASE_SECTIONS.register("ratings", case_section)
    LIMIT_USERS.register("ratings", users_of_limit)
    OFFICE_PAGES.register("ratings", OfficePage("差评整改", "ratings:rectifications", ROLES, 510))
    OFFICE_PAGES.register("ratings.figures", OfficePage("评价统计", "ratings:figures", ROLES, 520))
    clocks_moved.connect(_move, dispatch_uid="ratings.follow_moved_clocks")


def _move(*, subjects: list[str], **rest: Any) -> None:
    follow(subjects)
