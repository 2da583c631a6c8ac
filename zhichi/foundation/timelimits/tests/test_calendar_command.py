"""`zhichi calendar due`: the nine vectors from the command line, and one line for bad input."""

import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db
VECTORS = [
    ("2026-02-13", 5, "working_day", "2026-02-27"),
    ("2026-02-13", 7, "working_day", "2026-03-02"),
    ("2026-04-30", 5, "working_day", "2026-05-11"),
    ("2026-09-18", 5, "working_day", "2026-09-24"),
    ("2026-09-30", 10, "working_day", "2026-10-20"),
    ("2026-01-30", 20, "working_day", "2026-03-05"),
    ("2026-02-10", 7, "calendar_day", "2026-02-24"),
    ("2026-08-03", 60, "calendar_day", "2026-10-08"),
    ("2026-04-01", 3, "calendar_day", "2026-04-07"),
]


def run(capsys, *args):
    call_command("calendar", *args)
    return capsys.readouterr().out


@pytest.mark.parametrize(("start", "n", "unit", "end"), VECTORS)
def test_it_counts(start, n, unit, end, capsys):
    out = run(capsys, "due", "--from", start, "--n", str(n), "--unit", unit, "--json")
    assert json.loads(out)["due"] == end


def test_it_tells_each_day_to_people(capsys):
    out = run(capsys, "due", "--from", "2026-02-10", "--n", "7", "--unit", "calendar_day")
    assert "2026-02-14 星期六" in out
    assert out.splitlines()[-1] == "到期：2026-02-24（顺延前 2026-02-17）"


def test_hours_end_at_a_moment_and_unpublished_years_are_named(capsys):
    assert "到期：2026-02-14 17:00" in run(
        capsys, "due", "--from", "2026-02-13T17:00", "--n", "24", "--unit", "hour"
    )
    assert "还没有放假安排" in run(capsys, "due", "--from", "2027-02-01", "--n", "5")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["due"], "--from 应当是日期"),
        (["due", "--from", "昨天", "--n", "5"], "昨天"),
        (["due", "--from", "2026-02-13"], "--n 应当是"),
        (["due", "--from", "2026-02-13", "--n", "0"], "--n 应当是"),
        (["due", "--from", "2026-02-13", "--n", "99999"], "--n 应当是"),
        (["due", "--from", "2026-02-13", "--n", "5", "--unit", "week"], "--unit 只能是"),
        (["tomorrow"], "用法"),
    ],
)
def test_bad_input_gets_one_line_and_exit_2(args, said):
    with pytest.raises(CommandError) as refused:
        call_command("calendar", *args)
    assert refused.value.returncode == 2
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
