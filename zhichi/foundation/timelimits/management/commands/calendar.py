"""`zhichi calendar due`: count a period from the command line, without a clock."""

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from zhichi.foundation.timelimits.actions.law import shipped_calendar
from zhichi.foundation.timelimits.models.notice import current_calendar
from zhichi.foundation.timelimits.rules import CountedDay, Due, Term, compute_due
from zhichi.kernel.workdays import BEIJING, Calendar, Unit

USAGE = "zhichi calendar due --from 2026-02-13 --n 5 --unit working_day [--json]"
LONGEST = 1000


class Command(BaseCommand):
    help = f"计算期限：{USAGE}。单位 working_day、calendar_day、month、hour；--n 为负数表示倒数。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", nargs="?", default="", help="due")
        parser.add_argument("--from", dest="start", default="", help="起算日期，小时写成 2026-02-13T17:00")
        parser.add_argument("--n", default="", help="数量")
        parser.add_argument("--unit", default="working_day", help="working_day、calendar_day、month、hour")
        parser.add_argument("--no-roll", action="store_true", help="最后一天是休息日也不顺延")
        parser.add_argument("--json", action="store_true", help="输出 JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["part"] != "due":
            raise CommandError(f"用法：{USAGE}", returncode=2)
        start, term = self.start(options["start"]), self.term(options)
        due = compute_due(term, start, calendar=self.calendar())
        self.stdout.write(
            json.dumps(shape(start, term, due), ensure_ascii=False) if options["json"] else text(due)
        )

    def start(self, given: str) -> datetime:
        try:
            moment = datetime.fromisoformat(given)
        except ValueError:
            raise CommandError(
                f"--from 应当是日期，例如 2026-02-13，现在是“{given}”。", returncode=2
            ) from None
        return moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)

    def term(self, options: dict[str, Any]) -> Term:
        units = [str(unit) for unit in Unit]
        if options["unit"] not in units:
            raise CommandError(f"--unit 只能是 {'、'.join(units)}，现在是“{options['unit']}”。", returncode=2)
        try:
            n = int(options["n"])
        except ValueError:
            n = 0
        if not 0 < abs(n) <= LONGEST:
            raise CommandError(
                f"--n 应当是 1 到 {LONGEST} 的整数，倒数写负数，现在是“{options['n']}”。", returncode=2
            )
        return Term(n, options["unit"], not options["no_roll"])

    def calendar(self) -> Calendar:
        """The recorded notices; those that ship while the database has none or is not there yet."""
        try:
            calendar = current_calendar()
        except DatabaseError:
            calendar = None
        return calendar if calendar and calendar.years else shipped_calendar(settings.DATA / "law")


def shape(start: datetime, term: Term, due: Due) -> dict[str, Any]:
    return {
        "from": start.date().isoformat(),
        "n": term.n,
        "unit": term.unit,
        "raw": due.raw_on.isoformat() if due.raw_on else None,
        "due": due.on.isoformat() if due.on else None,
        "due_at": due.at.astimezone(BEIJING).isoformat(timespec="seconds") if due.at else None,
        "provisional": due.provisional,
        "calendar": due.calendar_version,
        "days": [
            {"date": day.on.isoformat(), "number": day.number, "reason": str(day.reason.label)}
            for day in due.days
        ],
    }


def text(due: Due) -> str:
    lines = [line(day) for day in due.days]
    end = f"{due.at.astimezone(BEIJING):%Y-%m-%d %H:%M}" if due.at else str(due.on)
    lines.append(f"到期：{end}" + (f"（顺延前 {due.raw_on}）" if due.raw_on != due.on else ""))
    if due.provisional:
        lines.append("注意：有的年度还没有放假安排，暂按周末休息计算。")
    return "\n".join(lines)


def line(day: CountedDay) -> str:
    return f"{day.on} 星期{'一二三四五六日'[day.on.weekday()]} {day.number or '-':>4} {day.reason.label}"
