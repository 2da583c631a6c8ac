"""One letter a day or a week for who asked for it: what waits, what runs out, and where to look."""

from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.timezone import localdate, localtime

from zhichi.foundation.accounts.public import Actor, actor_of
from zhichi.foundation.cases.public import at_hand
from zhichi.foundation.notices.actions.sending import Facts, To, keep, notice_of
from zhichi.foundation.notices.enums import Digest
from zhichi.foundation.notices.models import Notice, OfficerWish
from zhichi.foundation.notices.rules import personal
from zhichi.foundation.sockets.public import FIRST_SIGHTS, WAITING
from zhichi.foundation.timelimits.public import calendar_on

EVENT = "office.digest"
FIRST_HOUR = 8
TABS = {"overdue": "已超期的案件", "today": "今天到期的案件", "mine": "待我办理的案件"}


def write_digests(at: datetime) -> int:
    """For everybody whose letter is due and not yet written; how many were. From eight in the morning on."""
    today = localdate(at)
    if localtime(at).hour < FIRST_HOUR or not working(today, at):
        return 0
    kinds = [Digest.DAILY, *([Digest.WEEKLY] if first_of_week(today, at) else [])]
    wishes = OfficerWish.objects.filter(digest__in=kinds, officer__is_active=True).exclude(
        officer__in=_written(today)
    )
    rows = []
    for wish in wishes.select_related("officer").order_by("pk"):
        lines = lines_for(actor_of(wish.officer, on=today), at)
        rows.append(
            notice_of(
                event=EVENT,
                subject=f"officer:{wish.officer_id}",
                to=To(officer=wish.officer_id),
                facts=Facts(words="\n".join(lines) or "没有。", tail="-"),
                at=at,
                cause=today.isoformat(),
                page=reverse("office:inbox"),
            )
        )
    keep(rows, new=False)
    return len(rows)


def lines_for(actor: Actor, at: datetime) -> list[str]:
    """Counts and kinds, no names and no numbers of cases: a letter may be read over a shoulder."""
    today = localdate(at)
    numbers = at_hand(actor, today)
    lines = [f"{title}：{numbers[tab]} 件" for tab, title in TABS.items() if numbers.get(tab)]
    for room in WAITING:
        for each in room(actor, at):
            late = f"，其中 {each.late} 件已经过期" if each.late else ""
            lines.append(f"{each.title}：{each.count} 件{late}")
    for look in FIRST_SIGHTS:
        sight = look(actor, at)
        if sight is not None and sight.count:
            lines.append(f"{sight.title}：{sight.count}")
    return [line for line in lines if not personal(line)][:40]


def working(day: date, at: datetime) -> bool:
    """Whether it is a working day of the State Council calendar; a year without a notice counts by the weekend."""
    calendar = calendar_on(at)
    if day.year not in calendar.years:
        return day.weekday() < 5
    return calendar.is_working(day)


def first_of_week(day: date, at: datetime) -> bool:
    monday = day - timedelta(days=day.weekday())
    return not any(working(monday + timedelta(days=n), at) for n in range(day.weekday()))


def _written(today: date) -> list[int]:
    rows = Notice.objects.filter(event=EVENT, cause=today.isoformat()).values_list("officer", flat=True)
    return [officer for officer in rows if officer is not None]
