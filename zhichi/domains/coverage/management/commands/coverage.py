"""`zhichi coverage --unit 370800 [--as-of DATE] [--json]`."""

import json
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from zhichi.domains.coverage.models.answers import Answer, unit_named, weighed

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
        parser.add_argument(
            "--unit", required=True, metavar="CODE", help="机构代码，或者区划代码（如 370800）"
        )
        parser.add_argument("--as-of", type=day, metavar="DATE", help="截至哪一天（默认今天）")
        parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
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
        answer = weighed(unit, as_of)
        if options["json"]:
            self.stdout.write(json.dumps(answer.as_dict(), ensure_ascii=False))
        else:
            self.tell(answer)

    def tell(self, answer: Answer) -> None:
        self.stdout.write(f"{answer.unit.name}，截至 {answer.day}")
        self.stdout.write("\t".join(HEAD))
        for tier, counts in answer.tiers.items():
            if counts.eligible:
                numbers = (counts.eligible, counts.claimed, counts.verified, counts.effective, counts.gaps)
                self.stdout.write("\t".join([TITLES[tier], *map(str, numbers)]))
