"""`zhichi notices deliver | status | test`: send what is due, say how it stands, try a channel."""

import json
import secrets
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from zhichi.foundation.notices.actions.channels import Message, sender_of
from zhichi.foundation.notices.actions.delivering import deliver
from zhichi.foundation.notices.actions.standing import standing
from zhichi.foundation.notices.enums import Answer, Channel

PAUSE_SECONDS = 2.0
TEST_TEXT = "这是一条测试消息，收到说明渠道通了。"


class Command(BaseCommand):
    # Exit 1 is the answer no, 2 a wrong question.
    answers = True
    help = "Send what is due, say how the channels stand, or send a test message."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        work = parts.add_parser("deliver", help="send what is due; any number may run beside the housekeeper")
        work.add_argument("--loop", action="store_true", help="stay, and look again every two seconds")
        state = parts.add_parser("status", help="channels, what waits, what failed")
        state.add_argument("--json", action="store_true")
        test = parts.add_parser("test", help="one message by a channel, past the queue")
        test.add_argument("--channel", required=True, help="、".join(Channel.values))
        test.add_argument("--to", required=True, help="telephone number or mail address")

    def handle(self, *args: Any, **options: Any) -> None:
        {"deliver": self.deliver, "status": self.status, "test": self.test}[options["part"]](options)

    def deliver(self, options: dict[str, Any]) -> None:
        while True:
            done = deliver(now=timezone.now, seconds=60.0)
            if not options["loop"]:
                told = "，".join(f"{end} {count}" for end, count in sorted(done.ends.items()))
                self.stdout.write(f"发送完毕：{told or '没有要发的'}")
                return
            time.sleep(PAUSE_SECONDS)
            close_old_connections()

    def status(self, options: dict[str, Any]) -> None:
        rows = standing(at=timezone.now())
        if options["json"]:
            shown = [{**vars(row), "last": row.last.isoformat() if row.last else None} for row in rows]
            self.stdout.write(json.dumps(shown, ensure_ascii=False))
            return
        for row in rows:
            last = f"{timezone.localtime(row.last):%m月%d日 %H:%M}" if row.last else "从来没有"
            self.stdout.write(
                f"{row.label}：{row.told}；等待 {row.waiting}，一天里送不到 {row.failed}，最近一次成功 {last}"
            )

    def test(self, options: dict[str, Any]) -> None:
        if options["channel"] not in Channel.values:
            raise CommandError(f"--channel 只能是 {'、'.join(Channel.values)}。", returncode=2)
        sender = sender_of(options["channel"])
        if sender is None:
            raise CommandError("这个渠道没有配置，见 docs/notices-http.md。", returncode=2)
        message = Message(
            secrets.token_hex(16), options["channel"], options["to"].strip(), "测试消息", TEST_TEXT
        )
        outcome = sender.send(message, stamp=int(timezone.now().timestamp()))
        if outcome.answer != Answer.TAKEN:
            raise CommandError(f"没有发出：{outcome.said or Answer(outcome.answer).label}", returncode=1)
        self.stdout.write("发出了。")
