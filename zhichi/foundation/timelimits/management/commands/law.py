"""`zhichi law load`: put the law that ships as data into the database; again whenever it changes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from zhichi.foundation.sockets.public import LAW_LOADERS


class Command(BaseCommand):
    help = "zhichi law load：载入期限、放假安排和办理程序（data/law）。重复运行不会改变已有内容。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", nargs="?", default="", help="load")
        parser.add_argument("--folder", default="", help="代替 data/law 的文件夹")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["part"] != "load":
            raise CommandError("用法：zhichi law load [--folder 文件夹]", returncode=2)
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
