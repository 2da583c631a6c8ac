"""`zhichi points import FILE --as USERNAME [--dry-run] [--accept-doubts] [--json]`."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from zhichi.domains.network.actions import (
    DoubtsLeft,
    Plan,
    TableFaults,
    import_points,
    plan_import,
    read_cells,
)
from zhichi.foundation.accounts.public import Actor, Officer, actor_of
from zhichi.foundation.files.public import FileFault


class Command(BaseCommand):
    help = "服务点登记：从表格（xlsx 或 CSV）导入，有一处错误就什么也不导入"

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="import")
        load = verbs.add_parser("import", help="导入服务点表格，列和网页上的模板一样")
        load.add_argument("file", type=Path, metavar="FILE")
        load.add_argument("--dry-run", action="store_true", help="只检查，不导入")
        load.add_argument(
            "--as", dest="username", required=True, metavar="USERNAME", help="谁导入：这个人的账号和权限"
        )
        load.add_argument("--accept-doubts", action="store_true", help="疑点已经核对过，照表格导入")
        load.add_argument("--json", action="store_true", help="结果以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"没有找到文件 {path}，请检查路径。", returncode=2)
        at, by = timezone.now(), self.actor(options["username"])
        try:
            cells = read_cells(path.read_bytes())
            if options["dry_run"]:
                plan = plan_import(by=by, at=at, cells=cells)
                if plan.faults:
                    raise TableFaults(plan.faults)
            else:
                plan = import_points(
                    by=by, at=at, cells=cells, name=path.name, accept_doubts=options["accept_doubts"]
                )
        except TableFaults as refused:
            for fault in refused.faults:
                self.stderr.write(str(fault))
            raise CommandError(f"{refused}请改正后重新导入。", returncode=2) from None
        except DoubtsLeft as left:
            self.doubts(left.plan)
            raise CommandError(f"{left}核对以后加上 --accept-doubts 再导入。", returncode=2) from None
        except (FileFault, PermissionDenied) as error:
            raise CommandError(str(error), returncode=2) from None
        self.tell(plan, tried=options["dry_run"], as_json=options["json"])

    def actor(self, username: str) -> Actor:
        officer = Officer.objects.filter(username=username, is_active=True).first()
        if officer is None:
            raise CommandError(f"没有账号 {username}，或者已经停用。", returncode=2)
        return actor_of(officer, on=timezone.localdate())

    def tell(self, plan: Plan, *, tried: bool, as_json: bool) -> None:
        added, changed = len(plan.added), len(plan.changed)
        if as_json:
            told = {
                "dry_run": tried,
                "added": added,
                "changed": changed,
                "same": plan.same,
                "warnings": [{"row": row, "text": text} for row, text in plan.warnings],
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        self.doubts(plan)
        done = "检查通过，没有导入：会新增" if tried else "已导入：新增"
        self.stdout.write(f"{done} {added} 个，变更 {changed} 个，没有变化 {plan.same} 个。")

    def doubts(self, plan: Plan) -> None:
        for row, text in plan.warnings:
            self.stderr.write(f"第{row}行，请核对：{text}" if row else f"整个表格，请核对：{text}")
