"""`zhichi sample list` and `zhichi sample show CODE`: the samples and how each stands."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from zhichi.domains.coverage.models import Sample
from zhichi.domains.coverage.models.story import shares

USAGE = "zhichi sample list [--json] 或 zhichi sample show S2026-001 [--json]"


class Command(BaseCommand):
    help = f"核验抽样：{USAGE}"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", nargs="?", default="", help="list 或 show")
        parser.add_argument("code", nargs="?", default="", help="抽样编号")
        parser.add_argument("--json", action="store_true", help="输出 JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        part, code = options["part"], options["code"]
        if part == "list" and not code:
            told = [summary(each) for each in Sample.objects.light().prefetch_related("witnesses")]
            self.stdout.write(
                as_json(told) if options["json"] else "\n".join(map(line, told)) or "还没有抽样。"
            )
        elif part == "show" and code:
            shown = Sample.objects.light().filter(code=code).first()
            if shown is None:
                raise CommandError(
                    f"没有编号是“{code}”的抽样，用 zhichi sample list 看有哪些。", returncode=2
                )
            detail = summary(shown) | {"strata": shown.strata, "excluded": shown.excluded}
            self.stdout.write(as_json(detail) if options["json"] else text(shown))
        else:
            raise CommandError(f"用法：{USAGE}", returncode=2)


def summary(sample: Sample) -> dict[str, Any]:
    """What is public of a sample at every moment; `estimate` in thousandths or null."""
    witnesses = [
        {"body": each.body, "committed": bool(each.digest), "revealed": bool(each.nonce)}
        for each in sample.witnesses.all()
    ]
    return {
        "code": sample.code,
        "title": sample.title,
        "state": sample.state,
        "frozen_on": sample.frozen_on.isoformat(),
        "size": sample.size,
        "take": sample.take,
        "commitment": sample.commitment,
        "witnesses": witnesses,
        "reason": sample.reason,
        "estimate": sample.estimate,
    }


def as_json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)


def line(told: dict[str, Any]) -> str:
    return (
        f"{told['code']} {told['frozen_on']} {told['state']:<9} {told['take']}/{told['size']} {told['title']}"
    )


def text(sample: Sample) -> str:
    lines = [
        f"{sample.code} {sample.title}（{sample.get_state_display()}）",
        f"名单日期 {sample.frozen_on}，{sample.size} 个里抽 {sample.take} 个",
        f"清单承诺 {sample.commitment}",
        *(f"  {row['title']}：{row['size']} 个抽 {row['take']} 个" for row in sample.strata),
        *(f"  没有放进名单：{row['count']} 个，{row['reason']}" for row in sample.excluded),
    ]
    for witness in sample.witnesses.all():
        stage = "已揭示" if witness.nonce else "已承诺" if witness.digest else "还没有承诺"
        lines.append(f"见证人 {witness.body}：{stage}")
    if sample.drawn_at:
        lines.append(f"抽取时间 {timezone.localtime(sample.drawn_at):%Y-%m-%d %H:%M}")
    if sample.reason:
        lines.append(f"作废原因：{sample.reason}")
    if sample.estimate:
        lines.append(shares(sample))
    return "\n".join(lines)
