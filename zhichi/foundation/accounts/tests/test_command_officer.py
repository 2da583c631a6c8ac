"""`zhichi officer create` and `zhichi officer totp`."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from zhichi.foundation.accounts import totp
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.tests import factories
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db


def create(unit: str, username: str = "first.admin", role: str = "system_admin"):
    call_command("officer", "create", username, "--name", "张三", "--unit", unit, "--role", role)


def test_the_first_administrator_can_enter_and_must_change_the_password(capsys):
    home = factories.unit()
    create(home.code)
    password = capsys.readouterr().out.strip().rsplit("：", 1)[1]
    made = Officer.objects.get(username="first.admin")
    assert made.check_password(password)
    assert made.must_change_password
    assert factories.acting(made).has(Role.SYSTEM_ADMIN, "city")
    assert [(e.code, e.actor) for e in entries_of(made.ledger_subject)] == [
        ("accounts.officer.created", "system:console"),
        ("accounts.post.granted", "system:console"),
    ]


@pytest.mark.parametrize(
    ("unit", "username", "said"),
    [("nowhere", "ok.name", "没有机构代码"), (None, "张三", "用户名用"), (None, "taken", "已经有人用了")],
)
def test_a_fault_is_one_line_and_makes_nothing(unit, username, said):
    home = factories.unit()
    factories.officer(home, username="taken")
    with pytest.raises(CommandError) as fault:
        create(unit or home.code, username)
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)
    assert fault.value.returncode == 2
    assert Officer.objects.count() == 1


def test_a_role_of_the_public_is_refused():
    with pytest.raises(CommandError):
        create(factories.unit().code, role="citizen")


def test_the_code_is_shown_in_the_demo_only(capsys, settings):
    person = factories.officer(enrolled=True)
    call_command("officer", "totp", person.username)
    code = capsys.readouterr().out.strip()
    assert totp.step_of(person.totp_secret, code, timezone.now()) is not None
    settings.ZHICHI_DEMO = False
    with pytest.raises(CommandError, match="演示环境") as fault:
        call_command("officer", "totp", person.username)
    assert fault.value.returncode == 2


def test_an_officer_without_an_authenticator_has_no_code():
    with pytest.raises(CommandError, match="还没有启用动态码"):
        call_command("officer", "totp", factories.officer().username)
