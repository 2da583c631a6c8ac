"""`zhichi reach --item CODE [--at ISO] [--sites K] [--json]`, and `zhichi reach --all` for what the night computes."""

import json
from argparse import ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from zhichi.domains.coverage.actions.figures import measure_reach, reckon_figures
from zhichi.domains.network.public import PointItem, ServiceItem
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Region
from zhichi.kernel.workdays import BEIJING

CONSOLE = Actor(kind="system", officer_id=None, name="console")
ANY = "any"


def moment(text: str) -> datetime:
    """An ISO date and time; Beijing time when it names no other."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} 不是时间，请写成 2026-11-25T10:00 的样子") from None
    return read if read.tzinfo else read.replace(tzinfo=BEIJING)


def steps(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise ArgumentTypeError(f"{text} 不行，请写 1 到 1000 的整数")
    return int(text)


class Command(BaseCommand):
    help = "可达性：各村到最近的、开着门的、能办这件事的服务点有多远，再建在哪里最管用"

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--item", metavar="CODE", help=f"事项代码，如 legal_aid；{ANY} 是不论事项")
        what.add_argument("--all", action="store_true", help="把每晚测算的全部结果现在算一遍并保存")
        parser.add_argument("--at", type=moment, metavar="ISO", help="哪个时刻开着门（默认现在）")
        parser.add_argument("--sites", type=steps, default=0, metavar="K", help="再给出 K 个建点建议")
        parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["all"]:
            if options["at"] or options["sites"]:
                raise CommandError("--all 按规定的口径测算，不能同时写 --at 或 --sites。", returncode=2)
            self.everything(now, as_json=options["json"])
            return
        item = "" if options["item"] == ANY else options["item"]
        if item and item not in ServiceItem.values and not PointItem.objects.filter(item=item).exists():
            known = "、".join([ANY, *ServiceItem.values])
            raise CommandError(f"没有事项 {item}；可以用 {known}。", returncode=2)
        at = options["at"] or now
        found = measure_reach(item=item, at=at, today=timezone.localdate(now), sites=options["sites"])
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        else:
            self.tell(found)

    def everything(self, now: datetime, *, as_json: bool) -> None:
        made = reckon_figures(by=CONSOLE, at=now, told=None if as_json else self.stdout.write)
        if as_json:
            rows = [{"kind": one.kind, "about": one.about, "seconds": one.seconds} for one in made]
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
        else:
            self.stdout.write(f"已保存 {len(made)} 份测算结果。")

    def tell(self, found: dict[str, Any]) -> None:
        asked = found["moments"][0]
        title = (
            str(ServiceItem(found["item"]).label) if found["item"] in ServiceItem.values else found["item"]
        )
        at = datetime.fromisoformat(asked["at"]).astimezone(BEIJING)
        self.stdout.write(
            f"{title or '不论事项'}，{at:%Y-%m-%d %H:%M}（北京时间）：{asked['open']} 个真正在服务的点开着门"
            f"（能办的共 {found['points']} 个，其中 {found['points_unplaced']} 个没有位置），"
            f"登记在册的 {asked['claimed']['open']} 个开着门（共 {found['claimed']['points']} 个）；"
            f"{found['villages']} 个村有位置，{found['unplaced']} 个村没有。"
        )
        for title, counted in (("真正在服务的点", asked), ("登记在册的点", asked["claimed"])):
            self.stdout.write(f"{title}：")
            for row in [{"name": "合计"} | counted["all"], *counted["counties"]]:
                if row["villages"]:
                    self.stdout.write(line_of(row, found["bands"]))
        if "sites" in found:
            self.tell_sites(found["sites"])

    def tell_sites(self, sites: dict[str, Any]) -> None:
        plan, unit = sites["all"], "人" if sites["by_people"] else "个村"
        names = Region.objects.in_bulk([code for code, _, _ in plan["steps"]])
        self.stdout.write(
            f"建点建议（{sites['radius_m'] / 1000:g} 公里以内有真正在服务的点的 {plan['reached']} {unit}，"
            f"照登记在册的算 {plan['claimed']} {unit}，共 {plan['total']} {unit}）："
        )
        for number, (code, gain, villages) in enumerate(plan["steps"], 1):
            idle = f"；近处已登记有 {plan['idle'][code][0]}，没有真正在服务" if code in plan["idle"] else ""
            self.stdout.write(
                f"  {number}. {names[code].full_name}：多 {gain} {unit}（{villages} 个村）{idle}"
            )
        if not plan["steps"]:
            self.stdout.write("  都够得着，不用再建。")


def line_of(row: dict[str, Any], bands: list[int]) -> str:
    """One county: people (or villages, where nobody counted people) within each band."""
    whole = row["people"] or row["villages"]
    counted, unit = (row["people_within"], "人") if row["people"] else (row["villages_within"], "个村")
    shares = "，".join(
        f"{band / 1000:g} 公里内 {100 * n / whole:.1f}%" for band, n in zip(bands, counted, strict=True)
    )
    return f"  {row['name']}（{whole} {unit}）：{shares}"
