"""`zhichi units template [FILE]`, `zhichi units import FILE.csv [--check] [--json]`, `zhichi units export [FILE]`."""

import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from zhichi.foundation.regions.actions import FileFaults, UnitsImported, import_units, unit_table
from zhichi.foundation.regions.enums import UnitKind
from zhichi.foundation.regions.rules.unit_rows import COLUMNS

HINTS = f"""机构代码、机构名称、机构种类三列必须有，其他列可以不要。
机构种类：{"、".join(str(kind.label) for kind in UnitKind)}。
上级机构代码：除市司法局外都要填。层级：市级、县级、乡镇级、村级；空着按种类或上级定。
服务区划代码：没有自己区划代码的开发区机构填它管的乡镇，几个代码之间用空格隔开；
  从某一天起才服务的写成 代码:2026-03-02，已经不服务的再加一个 :终止日期。
设立日期空着表示一直就有。用表格软件填时，请先把代码各列设为文本，保存时选“CSV UTF-8”。"""


@dataclass(frozen=True, slots=True)
class CommandLine:
    ref: str = "system:units-import"


class Command(BaseCommand):
    help = "机构：从 CSV 表格导入（import），导出（export），取一张空表（template）"

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="template|import|export")
        blank = verbs.add_parser("template", help="一张只有表头的空表，并说明各列怎么填")
        blank.add_argument("file", type=Path, nargs="?", metavar="FILE.csv")
        load = verbs.add_parser("import", help="导入机构；有一处错误就什么也不导入，再导一遍不会重复")
        load.add_argument("file", type=Path, metavar="FILE.csv")
        load.add_argument("--check", action="store_true", help="只检查，告诉会做什么，不真的导入")
        load.add_argument("--json", action="store_true", help="结果以 JSON 输出")
        out = verbs.add_parser("export", help="导出全部机构，格式和导入的一样")
        out.add_argument("file", type=Path, nargs="?", metavar="FILE.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        verb, path = options["verb"], options["file"]
        if verb == "import":
            self.load(path, check=options["check"], as_json=options["json"])
            return
        self.write(path, [list(COLUMNS.values())] if verb == "template" else unit_table())
        if verb == "template":
            self.stderr.write(HINTS)

    def write(self, path: Path | None, rows: Iterable[list[str]]) -> None:
        """Into the file, as table programs take it, or to the screen."""
        if path is None:
            csv.writer(self.stdout, lineterminator="\n").writerows(rows)
            return
        try:
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows(rows)
        except OSError as error:
            raise CommandError(f"不能写入 {path}：{error.strerror}。", returncode=2) from None

    def load(self, path: Path, *, check: bool, as_json: bool) -> None:
        if not path.is_file():
            raise CommandError(f"没有找到文件 {path}，请检查路径。", returncode=2)
        quiet = not sys.stderr.isatty()
        with tqdm(unit=" 个", desc="导入机构", file=sys.stderr, disable=quiet, mininterval=0.5) as bar:
            try:
                done = import_units(
                    by=CommandLine(), at=timezone.now(), path=path, check=check, progress=bar.update
                )
            except FileFaults as refused:
                bar.close()
                for fault in refused.faults:
                    self.stderr.write(str(fault))
                raise CommandError(f"{refused}请改正后重新导入。", returncode=2) from None
        self.tell(done, as_json=as_json)

    def tell(self, done: UnitsImported, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(asdict(done), ensure_ascii=False))
            return
        first = f"检查 {done.rows} 行，没有错误，会" if done.checked else f"读取 {done.rows} 行："
        self.stdout.write(
            f"{first}新增 {done.added}，改名称或电话 {done.changed}，调整隶属 {done.moved}，"
            f"增加服务区划 {done.given}，撤销 {done.closed}，不变 {done.unchanged}"
        )
