"""`zhichi coverage --unit 370800 [--as-of DATE] [--json]`; `zhichi coverage reckon --from DATE --to DATE`."""

import json
import sys
from argparse import ArgumentTypeError
from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from zhichi.domains.coverage.actions.rebuilding import days_between, rebuild
from zhichi.domains.coverage.models.answers import Answer, unit_named, weighed
from zhichi.foundation.accounts.public import SYSTEM

TITLES = {"city": "市", "county": "县（市、区）", "township": "乡镇（街道）", "village": "村（社区）"}
HEAD = ("层级", "应覆盖", "登记在册", "核验属实", "真正在服务", "没有覆盖")


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} 不是日期，请写成 2026-01-31 的样子") from None


class Command(BaseCommand):
    help = "覆盖：应覆盖、登记在册、核验属实、真正在服务、没有覆盖的地方各有多少，分层级"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", nargs="?", choices=["reckon"], help="reckon：补算以前各天的覆盖")
        parser.add_argument("--unit", metavar="CODE", help="机构代码，或者区划代码（如 370800）")
        parser.add_argument("--as-of", type=day, metavar="DATE", help="截至哪一天（默认今天）")
        parser.add_argument("--from", type=day, dest="first", metavar="DATE", help="补算：从哪一天")
        parser.add_argument("--to", type=day, dest="last", metavar="DATE", help="补算：到哪一天（默认昨天）")
        parser.add_argument(
            "--month-ends", action="store_true", help="补算：只算各月最后一天（预测只看这些天）"
        )
        parser.add_argument("--again", action="store_true", help="补算：已经算过的天也重算")
        parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"]:
            self.reckon(options)
        elif options["unit"] is None:
            raise CommandError("请用 --unit 写明机构代码或者区划代码，如 --unit 370800。", returncode=2)
        else:
            self.answer(options)

    def reckon(self, options: dict[str, Any]) -> None:
        """Count past days that nobody counted, or all of them again; about a second a day for a city."""
        at = timezone.now()
        yesterday = timezone.localdate(at) - timedelta(1)
        first, last = options["first"], options["last"] or yesterday
        if first is None:
            raise CommandError("请用 --from 写明从哪一天补算，如 --from 2026-01-31。", returncode=2)
        if last > yesterday:
            raise CommandError(f"只能补算到昨天（{yesterday}），当天由系统在夜里计算。", returncode=2)
        if first > last:
            raise CommandError(f"开始日期 {first} 在结束日期 {last} 以后，请对调。", returncode=2)
        days = days_between(first, last, month_ends=options["month_ends"])
        quiet = not sys.stderr.isatty()
        with tqdm(total=len(days), unit=" 天", desc="补算覆盖", file=sys.stderr, disable=quiet) as bar:
            done = rebuild(by=SYSTEM, at=at, days=days, again=options["again"], told=lambda _: bar.update())
        told = {"asked": len(days), "counted": len(done.counted), "changed": len(done.changed)}
        if options["json"]:
            self.stdout.write(json.dumps(told))
        else:
            self.stdout.write(
                f"从 {first} 到 {last} 共 {told['asked']} 天：补算 {told['counted']} 天，"
                f"其中 {told['changed']} 天有新结果；其余的以前算过。"
            )

    def answer(self, options: dict[str, Any]) -> None:
        at = timezone.now()
        today = timezone.localdate(at)
        as_of: date = options["as_of"] or today
        if as_of > today:
            raise CommandError(f"{as_of} 还没有到，请写今天或者以前的日期。", returncode=2)
        unit = unit_named(options["unit"])
        if unit is None:
            raise CommandError(
                f"没有代码是 {options['unit']} 的机构，也没有机构负责这个区划。请写机构代码，"
                "或者市、县、乡镇的区划代码（如 370800、370811、370811002）。",
                returncode=2,
            )
        answer = weighed(unit, as_of, at)
        if options["json"]:
            self.stdout.write(json.dumps(answer.as_dict(), ensure_ascii=False))
        else:
            self.tell(answer)

    def tell(self, answer: Answer) -> None:
        self.stdout.write(f"{answer.unit.name}，{answer.words}")
        self.stdout.write("\t".join(HEAD))
        for tier, counts in answer.tiers.items():
            if counts.eligible:
                numbers = (counts.eligible, counts.claimed, counts.verified, counts.effective, counts.gaps)
                self.stdout.write("\t".join([TITLES[tier], *map(str, numbers)]))
