"""`zhichi regions import FILE.csv [--valid-from DATE] [--close-missing] [--json]`; `regions successors FILE.csv`."""

import json
import sys
from argparse import ArgumentTypeError
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from zhichi.foundation.regions.actions import FileFaults, Imported, import_changes, import_regions
from zhichi.foundation.regions.rules.change_rows import COLUMNS


@dataclass(frozen=True, slots=True)
class CommandLine:
    ref: str


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} 不是日期，请写成 2026-01-31 的样子") from None


class Command(BaseCommand):
    help = "行政区划：从 CSV 文件导入（import），登记合并、拆分、换代码和改名（successors）"

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="import|successors")
        load = verbs.add_parser("import", help="导入区划（表头 code,name,level,parent）；有错就什么也不导入")
        load.add_argument("file", type=Path, metavar="FILE.csv")
        load.add_argument(
            "--valid-from", type=day, metavar="DATE", help="新代码、新名称从哪天起有效（默认今天）"
        )
        load.add_argument(
            "--close-missing", action="store_true", help="范围内新文件不再列出的区划，从那天起停用"
        )
        heads = f"表头 {','.join(COLUMNS)}，或者 {'、'.join(COLUMNS.values())}；name 只在新代码还没有导入时填"
        after = verbs.add_parser(
            "successors",
            help="登记哪个区划变成了哪个；有一处错误就什么也不登记",
            epilog=f"{heads}。拆分、合并各占几行；只改名的，新旧代码填成一样，name 填新名称。",
        )
        after.add_argument("file", type=Path, metavar="FILE.csv")
        after.add_argument(
            "--across-counties",
            action="store_true",
            help="确实有区划划到另一个县（市、区）；不写就当作代码写错",
        )
        for verb in (load, after):
            verb.add_argument("--json", action="store_true", help="结果以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"没有找到文件 {path}，请检查路径。", returncode=2)
        try:
            if options["verb"] == "import":
                self.load(path, options)
            else:
                self.succeed(path, as_json=options["json"], across=options["across_counties"])
        except FileFaults as refused:
            for fault in refused.faults:
                self.stderr.write(str(fault))
            raise CommandError(f"{refused}请改正后重新导入。", returncode=2) from None

    def load(self, path: Path, options: dict[str, Any]) -> None:
        at = timezone.now()
        quiet = not sys.stderr.isatty()
        with tqdm(unit=" 行", desc="导入", file=sys.stderr, disable=quiet, mininterval=0.5) as bar:
            done = import_regions(
                by=CommandLine("system:regions-import"),
                at=at,
                path=path,
                valid_from=options["valid_from"] or timezone.localdate(at),
                close_missing=options["close_missing"],
                progress=bar.update,
            )
        self.tell(done, as_json=options["json"])

    def succeed(self, path: Path, *, as_json: bool, across: bool) -> None:
        by = CommandLine("system:regions-successors")
        done = import_changes(by=by, at=timezone.now(), path=path, across=across)
        if as_json:
            self.stdout.write(json.dumps(asdict(done), ensure_ascii=False))
            return
        self.stdout.write(
            f"读取 {done.rows} 行：登记去向 {done.recorded}，停用 {done.ended}，新设 {done.begun}，"
            f"改名 {done.renamed}，以前登记过的 {done.unchanged}"
        )

    def tell(self, done: Imported, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(asdict(done), ensure_ascii=False))
            return
        self.stdout.write(
            f"读取 {done.rows} 行：新增 {done.added}，变更 {done.changed}，停用 {done.closed}"
            f"（范围 {'、'.join(done.scope[:3])}{' 等' if len(done.scope) > 3 else ''}）"
        )
