"""`zhichi kiosk reader`: reads cards beside a kiosk and tells the server; `--once` for one card."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from zhichi.domains.kiosks.readers import READERS, tell

PAUSE = 0.5


class Command(BaseCommand):
    help = "自助终端：reader 在终端上读身份证，发给服务器"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["reader"])
        parser.add_argument("--server", required=True, help="服务器地址，如 https://example.invalid")
        parser.add_argument("--kiosk", required=True, help="终端编号")
        parser.add_argument("--key-file", required=True, type=Path, help="读卡器密钥文件")
        parser.add_argument("--reader", default="", help="simulated:文件路径")
        parser.add_argument("--once", action="store_true", help="读到一张就结束")

    def handle(self, *args: Any, **options: Any) -> None:
        kind, _, place = options["reader"].partition(":")
        if kind not in READERS or not place:
            raise CommandError(f"没有这种读卡器，可用：{'、'.join(f'{name}:路径' for name in READERS)}")
        try:
            key = options["key_file"].read_text(encoding="ascii").strip()
        except OSError as error:
            raise CommandError(f"读不到密钥文件：{error.strerror}") from error
        reader = READERS[kind](Path(place))
        while True:
            card = reader.card()
            if card is None:
                time.sleep(PAUSE)
                continue
            try:
                said = tell(options["server"], options["kiosk"], key, card)
            except OSError as error:
                # The card is not kept for later: whoever laid it there lays it there again.
                self.stderr.write(f"发不出去：{error}")
                continue
            self.stdout.write("已发送" if said.get("taken") else f"没有收下：{said.get('because')}")
            if options["once"]:
                return
