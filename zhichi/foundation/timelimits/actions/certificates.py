"""The certificate of a clock (期限计算书): everything needed to count it again by hand, as plain JSON
values."""

from datetime import date, datetime
from typing import Any

from zhichi.foundation.timelimits.actions.clocks import due_of
from zhichi.foundation.timelimits.enums import Approver, ClockState, LimitUnit, OnExpiry
from zhichi.foundation.timelimits.models import Clock
from zhichi.foundation.timelimits.models.notice import calendar_of_version
from zhichi.foundation.timelimits.rules import CountedDay, Due, local_date
from zhichi.kernel.workdays import BEIJING, Calendar

FORMAT = "zhichi-certificate/1"
_WEEKDAYS = "一二三四五六日"


def certificate(clock: Clock) -> dict[str, Any]:
    """The clock counted on the notices it was counted on then, day by day.

    Shape: format, subject, limit{}, law{}, trigger, started_at, days[{date, weekday, counted, number, reason,
    label}], counted, suspensions[], extensions[], raw_on, due_on, due_at, rolled, earlier_on, provisional,
    provisional_text, calendar_version, calendars[], state, stopped_at. Dates are ISO text, moments in
    Beijing time. Who approved an extension is told as an office, not as a person. Four statements at most.
    """
    fresh = Clock.objects.with_events().get(pk=clock.pk)
    calendar, notices = calendar_of_version(fresh.calendar_version)
    due = due_of(fresh, calendar)
    return {
        "format": FORMAT,
        "subject": fresh.subject,
        "limit": _limit(fresh),
        "law": {
            "name": fresh.limit.law,
            "article": fresh.limit.article,
            "text": fresh.limit.citation,
            "promised_by": fresh.limit.promised_by,
            "confidence": fresh.limit.confidence,
            "confidence_label": fresh.limit.get_confidence_display(),
        },
        "started_at": _moment(fresh.started_at),
        "started_on": local_date(fresh.started_at).isoformat(),
        "days": [_day(day) for day in due.days],
        "counted": sum(day.number is not None for day in due.days),
        **_events(fresh),
        **_ends(due, fresh),
        "provisional": due.provisional,
        "provisional_text": _gap_text(due, calendar),
        "calendar_version": fresh.calendar_version,
        "calendars": [
            {"version": str(notice), "title": notice.title, "source": notice.source} for notice in notices
        ],
        "state": fresh.state,
        "state_label": fresh.get_state_display(),
        "stopped_at": _moment(fresh.stopped_at),
        "met": fresh.met,
    }


def _limit(clock: Clock) -> dict[str, Any]:
    limit = clock.limit
    return {
        "key": limit.key,
        "version": limit.version,
        "title": limit.title,
        "kind": limit.kind,
        "kind_label": limit.get_kind_display(),
        "n": clock.n,
        "unit": clock.unit,
        "span": f"{abs(clock.n)}{LimitUnit(clock.unit).label}",
        "roll": clock.roll,
        "silent": limit.silent,
        "note": limit.note,
        "on_expiry": limit.on_expiry,
        "on_expiry_label": str(OnExpiry(limit.on_expiry).label) if limit.on_expiry else "",
        "trigger": limit.trigger,
        "starts": limit.starts,
    }


def _events(clock: Clock) -> dict[str, Any]:
    approver = clock.limit.extension.get("approver", "")
    return {
        "suspensions": [
            {
                "kind": pause.kind,
                "label": pause.get_kind_display(),
                "from": _moment(pause.from_at),
                "to": _moment(pause.to_at),
            }
            for pause in clock.suspensions.all()
        ],
        "extensions": [
            {
                "n": longer.n,
                "unit": longer.unit,
                "span": f"{longer.n}{LimitUnit(longer.unit).label}",
                "approver": str(Approver(approver).label) if approver else "",
                "reason": longer.reason,
                "at": _moment(longer.at),
            }
            for longer in clock.extensions.all()
        ],
    }


def _ends(due: Due, clock: Clock) -> dict[str, Any]:
    """`earlier_on`: the day to be safe by. Where the statute does not say which day it means, the end
    before rolling."""
    earlier = due.raw_on if clock.limit.silent and due.raw_on != due.on else None
    return {
        "raw_on": _iso(due.raw_on),
        "due_on": _iso(due.on),
        "due_at": _moment(due.at),
        "rolled": due.on is not None and due.on != due.raw_on,
        "earlier_on": _iso(earlier),
        "open": due.on is None and clock.state == ClockState.SUSPENDED,
    }


def _gap_text(due: Due, calendar: Calendar) -> str:
    """Said beside a provisional date."""
    if not due.provisional:
        return ""
    years = sorted({day.on.year for day in due.days} - calendar.years)
    if calendar.years and years[0] > max(calendar.years):
        return "国务院办公厅尚未公布该年度放假安排，暂按周末休息计算；公布后会重新计算并告知。"
    return "系统里没有该年度的放假安排，暂按周末休息计算。"


def _day(day: CountedDay) -> dict[str, Any]:
    return {
        "date": day.on.isoformat(),
        "weekday": f"星期{_WEEKDAYS[day.on.weekday()]}",
        "counted": day.number is not None,
        "number": day.number,
        "reason": str(day.reason.value),
        "label": str(day.reason.label),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(BEIJING).isoformat(timespec="seconds") if at else None
