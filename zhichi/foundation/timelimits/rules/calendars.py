"""The yearly notice on days off: its values, what makes one unsound, and the calendar that all notices make
together."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from zhichi.foundation.timelimits.rules.counting import NAMED_AHEAD
from zhichi.kernel.workdays import Calendar

_DATE = re.compile(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})\s*日?")
_RANGE = re.compile(rf"^\s*{_DATE.pattern}\s*(?:(?:至|到|~|—|–|\.\.)\s*{_DATE.pattern})?\s*$")
_LONGEST_HOLIDAY = 15


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice of the State Council General Office: days off and working weekends of a year."""

    year: int
    off: frozenset[date]
    work: frozenset[date]
    title: str = ""
    source: str = ""
    published_on: date | None = None
    version: int = 1


def plain(notice: Notice) -> dict[str, Any]:
    """The notice as canonical JSON values; what its identity is computed from."""
    return {
        "year": notice.year,
        "title": notice.title,
        "source": notice.source,
        "published_on": notice.published_on.isoformat() if notice.published_on else None,
        "off": [day.isoformat() for day in sorted(notice.off)],
        "work": [day.isoformat() for day in sorted(notice.work)],
    }


def notice_of(document: Mapping[str, Any]) -> Notice:
    """Read a calendar file that `calendar_faults` found sound; its version "2026/1" is year and number."""
    return Notice(
        year=document["year"],
        off=frozenset(map(date.fromisoformat, document["off"])),
        work=frozenset(map(date.fromisoformat, document["work"])),
        title=document["title"],
        source=document["source"],
        published_on=date.fromisoformat(document["published_on"]),
        version=int(document["version"].split("/")[1]),
    )


def assemble(notices: Iterable[Notice]) -> Calendar:
    """The calendar of the newest notice of each year; version "2025/1,2026/2".

    A notice may touch the last days of the year before (the one for 2019 made 2018-12-29 a working Saturday):
    of two notices that name one day, that of the later year counts.
    """
    newest: dict[int, Notice] = {}
    for notice in notices:
        held = newest.get(notice.year)
        if held is None or held.version < notice.version:
            newest[notice.year] = notice
    off: set[date] = set()
    work: set[date] = set()
    for year in sorted(newest):
        off = (off - newest[year].work) | newest[year].off
        work = (work - newest[year].off) | newest[year].work
    version = ",".join(f"{year}/{newest[year].version}" for year in sorted(newest))
    return Calendar(version=version, years=frozenset(newest), off=frozenset(off), work=frozenset(work))


def notice_faults(notice: Notice) -> list[str]:
    """What makes a notice unsound, each one Chinese sentence; empty when it is sound."""
    faults = [f"{day:%Y-%m-%d} 既写了放假，又写了上班。" for day in sorted(notice.off & notice.work)]
    faults += [
        f"{day:%Y-%m-%d} 不是周末，调休上班只能是周六或者周日。"
        for day in sorted(notice.work)
        if day.weekday() < 5
    ]
    first, last = date(notice.year, 1, 1) - NAMED_AHEAD, date(notice.year, 12, 31)
    faults += [
        f"{day:%Y-%m-%d} 不在 {notice.year} 年。"
        for day in sorted(notice.off | notice.work)
        if not first <= day <= last
    ]
    if not any(day.year == notice.year for day in notice.off):
        faults.append(f"没有写 {notice.year} 年的放假日期。")
    return faults


def dates_in(text: str) -> frozenset[date]:
    """Dates typed one line each, single or from–to: "2027-02-05 至 2027-02-11". Raises ValueError naming
    the line."""
    days: set[date] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = _RANGE.match(line)
        if not found:
            raise ValueError(
                f"第 {number} 行“{line.strip()[:30]}”看不懂，请写成 2027-02-05 或者 2027-02-05 至 2027-02-11。"
            )
        try:
            first = _date(found.groups()[:3])
            last = _date(found.groups()[3:]) if found.group(4) else first
        except ValueError:
            raise ValueError(f"第 {number} 行没有这一天，请检查日期。") from None
        if not timedelta() <= last - first <= timedelta(days=_LONGEST_HOLIDAY):
            raise ValueError(f"第 {number} 行的起止日期颠倒了，或者超过了 {_LONGEST_HOLIDAY} 天，请检查。")
        days.update(first + timedelta(days=i) for i in range((last - first).days + 1))
    return frozenset(days)


def _date(parts: Sequence[str]) -> date:
    year, month, day = map(int, parts)
    return date(year, month, day)
