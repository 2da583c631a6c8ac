"""What is told of a case also goes to whoever its citizen asked to receive it for him (代为接收通知和结果)."""

from collections.abc import Sequence
from datetime import datetime

from zhichi.foundation.notices.actions.events import events
from zhichi.foundation.notices.enums import Audience
from zhichi.foundation.notices.models import Notice
from zhichi.foundation.notices.rules import day_words
from zhichi.foundation.sockets.public import STAND_INS, StandIn

EVENT = "office.stood_for"
# Judging a service is for the person who was served, and for nobody in his place.
HIS_ALONE = frozenset({"case.rate"})


def companions(rows: Sequence[Notice], *, at: datetime) -> list[Notice]:
    """A notice to the one who receives, for each of `rows` that is told a citizen of a case. One statement a socket."""
    told = [row for row in rows if row.audience == Audience.CITIZEN and row.case_id is not None]
    told = [row for row in told if row.event not in HIS_ALONE]
    if not told:
        return []
    asked: dict[int, StandIn] = {}
    for read in STAND_INS:
        asked |= read({row.case_id for row in told if row.case_id is not None}, at)
    return [companion(row, asked[row.case_id], at) for row in told if row.case_id in asked]


def companion(row: Notice, stands: StandIn, at: datetime) -> Notice:
    """The same news, without telephone numbers and links that are the citizen's own."""
    event = events().get(row.event)
    day = day_words(row.day)
    words = f"{event.name if event else '有了消息'}。{f'日期：{day}。' if day else ''}{row.words}"
    return Notice(
        subject=row.subject,
        event=EVENT,
        # A notice is there once by subject, event and cause: so is what follows from it.
        cause=str(row.pk),
        audience=Audience.OFFICER,
        tail=row.tail,
        case_id=row.case_id,
        unit_id=row.unit_id,
        officer_id=stands.officer_id,
        words=words,
        page=stands.page,
        at=at,
    )
