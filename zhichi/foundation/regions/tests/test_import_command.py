import hashlib
import io
import json
from datetime import date

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region, RegionAlias
from zhichi.foundation.regions.tests.factories import corner, csv_file

pytestmark = pytest.mark.django_db
HEAD = ["370000000000,山东省,1,", "370800000000,济宁市,2,370000000000", "370811000000,任城区,3,370800000000"]
TOWN = "370811002000,许庄街道,4,370811000000"
VILLAGE = "370811002001,许庄社区居委会,5,370811002000"


def load(path, *options):
    out = io.StringIO()
    call_command("regions", "import", str(path), "--valid-from", "2024-01-01", "--json", *options, stdout=out)
    return json.loads(out.getvalue())


def refused(path):
    err = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("regions", "import", str(path), stderr=err)
    assert caught.value.returncode == 2
    return err.getvalue().splitlines()


def test_the_shipped_file_goes_in_whole_and_a_second_run_changes_nothing():
    path = settings.DATA / "regions" / "regions-370800.csv"
    first = load(path)
    assert (first["rows"], first["added"], first["changed"], first["scope"]) == (
        5099,
        5099,
        0,
        ["370800000000"],
    )
    assert Region.objects.get(code="370811002000").full_name == "济宁市任城区许庄街道"
    again = load(path)
    assert (again["added"], again["changed"], again["closed"]) == (0, 0, 0)


def test_each_import_leaves_one_entry_with_the_checksum_of_its_file(tmp_path):
    path = csv_file(tmp_path, *HEAD)
    load(path), load(path)
    entries = list(entries_of("regions:import"))
    assert [entry.code for entry in entries] == ["regions.region.imported"] * 2
    facts = payload_of(entries[0])
    assert facts["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (facts["rows"], facts["added"], facts["valid_from"]) == (3, 3, "2024-01-01")


@pytest.mark.parametrize(("end", "bom"), [("\n", False), ("\r\n", True)])
def test_bom_and_windows_line_ends_are_taken(tmp_path, end, bom):
    assert load(csv_file(tmp_path, *HEAD, end=end, bom=bom))["added"] == 3


def test_children_may_stand_before_their_parents_and_blank_lines_are_passed_over(tmp_path):
    assert load(csv_file(tmp_path, VILLAGE, TOWN, "", ",,,", *reversed(HEAD)))["added"] == 5
    assert Region.objects.get(code="370811002001").full_name == "济宁市任城区许庄街道许庄社区居委会"


def test_a_file_of_one_township_finds_its_parents_in_the_tables(tmp_path):
    load(csv_file(tmp_path, *HEAD))
    done = load(csv_file(tmp_path, TOWN, VILLAGE))
    assert (done["added"], done["scope"]) == (2, ["370811002000"])


def test_a_new_name_keeps_the_old_one_and_reaches_everything_below(tmp_path):
    load(csv_file(tmp_path, *HEAD, TOWN, VILLAGE))
    done = load(csv_file(tmp_path, *HEAD[:2], "370811000000,任城新区,3,370800000000"))
    assert done["changed"] == 1
    assert Region.objects.get(code="370811002001").full_name == "济宁市任城新区许庄街道许庄社区居委会"
    alias = RegionAlias.objects.get()
    assert (alias.name, alias.kind, alias.valid_from, alias.valid_to) == (
        "任城区",
        "former",
        date(2024, 1, 1),
        date(2024, 1, 1),
    )


def test_a_renamed_village_keeps_its_old_name(tmp_path):
    load(csv_file(tmp_path, *HEAD, TOWN, VILLAGE))
    assert load(csv_file(tmp_path, *HEAD, TOWN, VILLAGE.replace("社区居委会", "社区")))["changed"] == 1
    assert [alias.name for alias in RegionAlias.objects.all()] == ["许庄社区居委会"]


def test_what_vanishes_stays_unless_asked_then_ends_and_may_come_back(tmp_path):
    load(csv_file(tmp_path, *HEAD, TOWN, VILLAGE))
    shorter = csv_file(tmp_path, *HEAD, TOWN)
    assert load(shorter)["closed"] == 0
    assert load(shorter, "--close-missing")["closed"] == 1
    village = Region.objects.get(code="370811002001")
    assert village.valid_to == date(2024, 1, 1)
    assert load(shorter, "--close-missing")["closed"] == 0
    assert load(csv_file(tmp_path, *HEAD, TOWN, VILLAGE))["changed"] == 1
    village.refresh_from_db()
    assert village.valid_to is None


def test_closing_never_leaves_the_scope_of_the_file(tmp_path):
    corner()  # holds 兖州区 and 长沟镇
    done = load(csv_file(tmp_path, HEAD[2], TOWN, VILLAGE), "--close-missing")
    assert (done["scope"], done["closed"]) == (["370811000000"], 1)
    assert Region.objects.get(name="兖州区").valid_to is None
    assert Region.objects.get(name="长沟镇").valid_to == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("37081200000,兖州区,3,370800000000", "第 5 行 code 列：区划代码应为 12 位，这里是 11 位。"),
        (
            "3.70812E+11,兖州区,3,370800000000",
            "第 5 行 code 列：区划代码被表格软件改成了科学计数法，请把这一列设为文本后重新保存。",
        ),
        ("37081200000A,兖州区,3,370800000000", "第 5 行 code 列：区划代码只能是数字，共 12 位。"),
        ("370811000000,任城,3,370800000000", "第 5 行 code 列：代码 370811000000 与第 4 行重复。"),
        ("370812000000,兖州区,4,370800000000", "第 5 行 level 列：级别与代码不符：370812000000 应为 3 级。"),
        ("370812000000,兖州区,县,370800000000", "第 5 行 level 列：级别应为 1 到 5 的数字。"),
        (
            "370812001000,鼓楼街道,4,370812000000",
            "第 5 行 parent 列：上级 370812000000 既不在文件里，也不在系统里。",
        ),
        ("370811002000,许庄街道,4,370800000000", "第 5 行 parent 列：上级的级别不对：应为 370811000000。"),
        (
            "370811002000,许庄街道,4,370812000000",
            "第 5 行 parent 列：上级代码与本行代码不符：应为 370811000000。",
        ),
        ("370811002000,许庄街道,4,", "第 5 行 parent 列：没有填上级代码，应为 370811000000。"),
        ("110000000000,北京市,1,370000000000", "第 5 行 parent 列：省级没有上级，这一格应为空。"),
        ("370812000000, ,3,370800000000", "第 5 行 name 列：名称不能为空。"),
        ("370812000000,兖州\x07区,3,370800000000", "第 5 行 name 列：名称里有看不见的字符，请删去。"),
        ("370812000000,兖州区,3", "第 5 行：应有 4 格，这里是 3 格。"),
        ('370812000000,"兖州区,3,370800000000', "第 5 行：引号不成对，这一行读不出来。"),
    ],
)
def test_every_fault_is_told_with_line_and_column(tmp_path, row, fault):
    assert fault in refused(csv_file(tmp_path, *HEAD, row))
    assert not Region.objects.exists()
    assert not entries_of("regions:import").exists()


def test_all_faults_are_told_in_order_and_nothing_is_imported(tmp_path):
    lines = refused(csv_file(tmp_path, *HEAD, TOWN.replace("4", "5"), "1,,9,", VILLAGE))
    assert [line.split("：")[0] for line in lines] == [
        "第 5 行 level 列",
        "第 6 行 code 列",
        "第 6 行 name 列",
    ]
    assert not Region.objects.exists()


def test_a_wrong_header_an_empty_file_and_a_file_without_rows_are_refused(tmp_path):
    assert refused(csv_file(tmp_path, *HEAD, header="code;name")) == [
        "第 1 行：表头应为 code,name,level,parent。"
    ]
    assert refused(csv_file(tmp_path)) == ["第 2 行：文件里没有数据。"]
    (tmp_path / "regions.csv").write_bytes(b"")
    assert refused(tmp_path / "regions.csv") == ["第 1 行：表头应为 code,name,level,parent。"]


def test_another_encoding_is_told_with_its_line(tmp_path):
    path = tmp_path / "gbk.csv"
    path.write_bytes(b"code,name,level,parent\n" + "370000000000,山东省,1,\n".encode("gbk"))
    assert refused(path) == ["第 2 行：文件不是 UTF-8 编码，请在表格软件里另存为“CSV UTF-8”格式。"]


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(CommandError, match="没有找到文件"):
        call_command("regions", "import", str(tmp_path / "none.csv"))


def test_a_failure_while_writing_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("zhichi.foundation.regions.actions.imports.append", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load(csv_file(tmp_path, *HEAD))
    assert not Region.objects.exists()
