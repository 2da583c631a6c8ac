"""`zhichi api schema [--check]`: the committed OpenAPI document, written or compared."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from zhichi.entrances.services.api.service import schema

USAGE = "zhichi api schema [--check]"


def committed() -> Path:
    return Path(settings.ROOT) / "docs" / "reference" / "openapi.json"


def text() -> str:
    """The document as it is committed: indented, in the order of the code."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


class Command(BaseCommand):
    help = f"OpenAPI 文档：{USAGE}。写入 docs/reference/openapi.json；--check 只比较。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", nargs="?", default="", help="schema")
        parser.add_argument("--check", action="store_true", help="只比较，不同则以 2 退出")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["part"] != "schema":
            raise CommandError(f"用法：{USAGE}", returncode=2)
        path, now = committed(), text()
        same = path.exists() and path.read_text("utf-8") == now
        if options["check"] and not same:
            raise CommandError(f"{path.name} 与程序不一致，请运行 zhichi api schema 后提交。", returncode=2)
        if not same:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(now, "utf-8")
        self.stdout.write(f"{path.name}: " + ("一致" if same else "已写入"))
