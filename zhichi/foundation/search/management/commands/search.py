"""`zhichi search`: fill what citizens find anew, or try a query from the command line."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from zhichi.foundation.search.actions import fill
from zhichi.foundation.search.models import look
from zhichi.foundation.sockets.public import SEARCH_SOURCES


class Command(BaseCommand):
    help = "zhichi search fill [来源]：核对并重建全站搜索的内容；zhichi search find 词 [--json]：试着查一查。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", choices=["fill", "find"], help="fill 或 find")
        parser.add_argument("words", nargs="*", help="来源的名字，或者要查的词")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        (self._fill if options["part"] == "fill" else self._find)(options["words"], options["json"])

    def _fill(self, names: list[str], as_json: bool) -> None:
        known = dict(SEARCH_SOURCES.items())
        if strange := [name for name in names if name not in known]:
            raise CommandError(f"没有来源 {strange[0]}；有 {'、'.join(known)}。", returncode=2)
        done = {name: dict(fill(name)) for name in names or known}
        if as_json:
            self.stdout.write(json.dumps(done, ensure_ascii=False))
            return
        for name, counts in done.items():
            told = "，".join(f"{label} {count}" for label, count in counts.items())
            self.stdout.write(f"{known[name].title}: {told}")

    def _find(self, words: list[str], as_json: bool) -> None:
        if not words:
            raise CommandError("请写要查的词，如 zhichi search find 讨薪。", returncode=2)
        answer = look(" ".join(words), day=timezone.localdate())
        rows = [
            {"how": one.how.name.lower(), "source": one.source, "title": one.title, "url": one.url}
            for one in answer.found
        ]
        if as_json:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(f"{row['how']:<12} {row['source']:<10} {row['title']}  {row['url']}")
        if not rows:
            self.stdout.write("没有找到。")
