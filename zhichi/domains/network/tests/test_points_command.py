"""`zhichi points import FILE --as USERNAME [--dry-run] [--accept-doubts]`: somebody's name stands behind it."""

import json

import pytest
from django.core.management import CommandError, call_command

from zhichi.domains.network.public import Point
from zhichi.domains.network.tests.test_import import GOOD, HEAD, as_csv, as_xlsx, row
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db


def run(capsys, *arguments):
    who = () if "--as" in arguments else ("--as", "panli")
    call_command("points", "import", *map(str, arguments), *who)
    return capsys.readouterr()


@pytest.fixture
def table(tmp_path):
    def write(*rows, name="表.xlsx"):
        path = tmp_path / name
        path.write_bytes(
            as_xlsx([HEAD, *rows]) if name.endswith("xlsx") else as_csv([HEAD, *rows]).encode("gb18030")
        )
        return path

    return write


@pytest.mark.parametrize("name", ["表.xlsx", "表.csv"])
def test_a_table_is_imported(city, table, capsys, name):
    assert "已导入：新增 1 个，变更 0 个" in run(capsys, table(GOOD, name=name)).out
    assert Point.objects.get().name == "许庄社区工作室"
    assert entries_of("network:points").get().actor == city.actor("panli").ref


def test_nobody_imports_without_a_name(city, table):
    with pytest.raises(CommandError, match="--as"):
        call_command("points", "import", str(table(GOOD)))
    assert not Point.objects.exists()


def test_a_dry_run_says_what_it_would_do_and_does_nothing(city, table, capsys):
    told = json.loads(run(capsys, table(GOOD), "--dry-run", "--json").out)
    assert told == {"dry_run": True, "added": 1, "changed": 0, "same": 0, "warnings": []}
    assert not Point.objects.exists()


def test_faults_are_told_by_row_and_column_and_nothing_is_imported(city, table, capsys):
    with pytest.raises(CommandError, match="有 1 处错误，没有导入任何数据。请改正后重新导入。") as refused:
        run(capsys, table(GOOD, row(电话="110")))
    assert refused.value.returncode == 2
    assert capsys.readouterr().err.startswith("第3行「电话」：")
    assert not Point.objects.exists()


def test_doubts_stop_it_until_somebody_accepts_them(city, table, capsys):
    doubtful = table(GOOD, row(名称="另一个", 经度="", 纬度=""))
    with pytest.raises(
        CommandError, match="没有核对，没有导入任何数据。核对以后加上 --accept-doubts"
    ) as left:
        run(capsys, doubtful)
    assert left.value.returncode == 2
    assert "第2行，请核对：可能和“另一个”（第3行）是同一个服务点：电话相同" in capsys.readouterr().err
    assert not Point.objects.exists()
    run(capsys, doubtful, "--accept-doubts")
    assert Point.objects.count() == 2
    assert payload_of(entries_of("network:points").get())["doubts"]


def test_an_account_imports_with_its_own_rights(city, table, capsys):
    with pytest.raises(CommandError, match="批量导入由"):
        run(capsys, table(row(名称="另一个")), "--as", "liming")
    with pytest.raises(CommandError, match="没有账号 nobody"):
        run(capsys, table(GOOD), "--as", "nobody")


def test_a_missing_or_unreadable_file_is_one_sentence(city, tmp_path, capsys):
    with pytest.raises(CommandError, match="没有找到文件"):
        run(capsys, tmp_path / "none.csv")
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(CommandError, match="读不出这个文件"):
        run(capsys, tmp_path / "bad.xlsx")
