"""Ways in: every page is locked unless reviewed; every command refuses bad usage in one line with exit code 2."""

import pytest
from django.core.management import get_commands

from tests.house.rules.entries import is_locked, lock_faults, pages, refusal_faults
from tests.house.rules.tree import reviewed
from zhichi.config.command import CommandLine

pytestmark = pytest.mark.house

OURS = sorted(name for name, app in get_commands().items() if app.startswith("zhichi."))


def test_pages_are_locked_unless_reviewed():
    found = [(page.route or "/", is_locked(page.view)) for page in pages()]
    assert lock_faults(found, reviewed("open_pages")) == []


@pytest.mark.parametrize("command", OURS)
def test_a_command_refuses_bad_usage_in_one_line(command, capsys):
    with pytest.raises(SystemExit) as left:
        CommandLine(["zhichi", command, "--no-such-option"]).execute()
    printed = capsys.readouterr()
    assert refusal_faults(command, left.value.code, printed.err + printed.out) == []


def test_an_unknown_command_is_refused_in_one_line(capsys):
    with pytest.raises(SystemExit) as left:
        CommandLine(["zhichi", "nonsense"]).execute()
    assert refusal_faults("nonsense", left.value.code, capsys.readouterr().err) == []
