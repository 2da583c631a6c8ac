"""`zhichi law load`: put the law that ships as data into the database; and what rooms add to `zhichi law`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from zhichi.foundation.sockets.public import LAW_LOADERS, LAW_PARTS


class Command(BaseCommand):
    help = "zhichi law load：载入期限、放假安排和办理程序（data/law）。重复运行不会改变已有内容。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", nargs="?", default="", help="、".join(["load", *dict(LAW_PARTS.items())]))
        parser.add_argument("words", nargs="*", help="其余的词，如条文")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")
        parser.add_argument("--folder", default="", help="代替 data/law 的文件夹")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["part"] in LAW_PARTS:
            self._further(options)
            return
        if options["part"] != "load" or options["words"]:
            usages = ["load [--folder 文件夹]", *(part.usage for part in LAW_PARTS)]
            raise CommandError("用法：" + "；".join(f"zhichi law {usage}" for usage in usages), returncode=2)
        folder = Path(options["folder"] or settings.DATA / "law")
        if not folder.is_dir():
            raise CommandError(f"找不到文件夹 {folder}，请检查 --folder。", returncode=2)
        at = timezone.now()
        try:
            # All or nothing: a procedure may name a limit of the same load.
            with transaction.atomic():
                counts = {name: load(folder, at=at) for name, load in LAW_LOADERS.items()}
        except ValueError as error:
            faults = getattr(error, "faults", None) or [error]
            for fault in faults:
                self.stderr.write(str(fault))
            raise CommandError(
                f"共 {len(faults)} 处错误，没有载入任何内容；改好后再运行。", returncode=2
            ) from error
        if options["verbosity"]:
            for name, count in counts.items():
                self.stdout.write(
                    f"{name}: " + "，".join(f"{label} {number}" for label, number in count.items())
                )

    def _further(self, options: dict[str, Any]) -> None:
        """A word of another room; what it cannot do is one sentence and exit 2."""
        try:
            LAW_PARTS.get(options["part"]).run(options["words"], options["json"], self.stdout.write)
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
