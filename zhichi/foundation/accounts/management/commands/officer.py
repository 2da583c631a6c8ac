"""`zhichi officer create` and `zhichi officer totp`: the first administrator, and codes for the demo."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from zhichi.foundation.accounts import actions, totp
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.models.officer import USERNAME
from zhichi.foundation.accounts.rules.duties import POSTS
from zhichi.foundation.accounts.rules.faults import AccountError
from zhichi.foundation.regions.public import Unit

CONSOLE = Actor(kind="system", officer_id=None, name="console")


def fault(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=2)


class Command(BaseCommand):
    help = "建立第一位管理员的账号（create）；演示环境下显示当前动态码（totp）。"

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = verbs.add_parser("create", help="建立账号并授予岗位，显示一次性密码")
        create.add_argument("username")
        create.add_argument("--name", required=True, help="姓名")
        create.add_argument("--unit", required=True, help="机构代码")
        create.add_argument("--role", required=True, choices=[role.value for role in POSTS], help="岗位")
        code = verbs.add_parser("totp", help="显示当前动态码，只在演示环境可用")
        code.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "create":
            self.create(options["username"], options["name"], options["unit"], options["role"])
        else:
            self.totp(options["username"])

    def create(self, username: str, name: str, code: str, role: str) -> None:
        """Make the account and its first post in one transaction; print the one-time password."""
        unit = Unit.objects.filter(code=code).first()
        if unit is None:
            raise fault(f"没有机构代码 {code}，请先用 zhichi units import 导入机构，或检查代码。")
        now = timezone.now()
        try:
            USERNAME(Officer.objects.normalise(username))
            with transaction.atomic():
                officer, password = actions.create_officer(
                    username=username, name=name, unit=unit, by=CONSOLE, at=now
                )
                actions.grant_post(
                    officer=officer, role=role, unit=unit, from_on=timezone.localdate(now), by=CONSOLE, at=now
                )
        except ValidationError as error:
            raise fault(error.messages[0]) from error
        except AccountError as error:
            raise fault(str(error)) from error
        self.stdout.write(f"已建立账号 {officer.username}，一次性密码（只显示这一次）：{password}")

    def totp(self, username: str) -> None:
        """Print the code an authenticator would show now."""
        if not settings.ZHICHI_DEMO:
            raise fault("这条命令只在演示环境可用；正式环境请看本人手机上的身份验证器。")
        officer = Officer.objects.filter(username=Officer.objects.normalise(username)).first()
        if officer is None or not officer.totp_secret:
            raise fault(f"没有用户 {username}，或他还没有启用动态码。")
        self.stdout.write(totp.code_at(officer.totp_secret, timezone.now()))
