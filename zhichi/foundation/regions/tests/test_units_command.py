"""`zhichi units`: a table of units goes in whole or not at all, says where it is wrong, and comes out as it went in."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from zhichi.foundation.ledger.public import Entry, entries_of, payload_of
from zhichi.foundation.regions.public import Unit, UnitRegion, responsible_unit
from zhichi.foundation.regions.tests.factories import corner

pytestmark = pytest.mark.django_db
HEAD = "code,name,kind,parent,region,serves,phone,valid_from"
BUREAU = "370800,济宁市司法局,bureau,,370800000000,,0537-2345678,2020-01-01"
COUNTY = "370811,任城区司法局,county_bureau,370800,370811000000,,,"
ZONE = "tbh,太白湖新区司法局,开发区司法局,370800,,370811002000 370811101000,,2021/3/1"
OFFICE = "370811-xz,许庄司法所,司法所,370811,370811002000,,,"
ROOM = "370811-xz-1,许庄工作室,司法行政工作室,370811-xz,370811002001,,,"
ALL = (BUREAU, COUNTY, ZONE, OFFICE, ROOM)


@pytest.fixture(autouse=True)
def _places():
    corner()


def table(folder, *rows, header=HEAD):
    path = folder / "units.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def load(path, *options):
    out = io.StringIO()
    call_command("units", "import", str(path), "--json", *options, stdout=out)
    return json.loads(out.getvalue())


def refused(path):
    err = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("units", "import", str(path), stderr=err)
    assert caught.value.returncode == 2
    return err.getvalue().splitlines()


def written():
    return Entry.objects.filter(subject__startswith="unit:").count()


def everything():
    units = Unit.objects.order_by("code").values_list(
        "code", "name", "kind", "tier", "parent__code", "region", "phone", "valid_from", "valid_to"
    )
    links = UnitRegion.objects.order_by("unit__code", "region", "valid_from")
    return list(units), list(links.values_list("unit__code", "region", "valid_from", "valid_to"))


def test_units_come_in_with_their_tree_their_tiers_and_what_they_serve_in_any_order(tmp_path):
    done = load(table(tmp_path, *reversed(ALL)))
    assert (done["rows"], done["added"], done["checked"]) == (5, 5, False)
    city, county, office, room = (
        Unit.objects.get(code=row.split(",")[0]) for row in (BUREAU, COUNTY, OFFICE, ROOM)
    )
    assert room.path == f"/{city.pk}/{county.pk}/{office.pk}/{room.pk}/"
    assert [unit.tier for unit in (city, county, office, room)] == ["city", "county", "township", "village"]
    assert responsible_unit("370811002001", "county_bureau").code == "tbh"
    assert city.phone == "0537-2345678"


def test_a_second_run_changes_nothing_and_writes_nothing(tmp_path):
    load(table(tmp_path, *ALL))
    before, entries = everything(), written()
    done = load(table(tmp_path, *ALL))
    assert (done["added"], done["changed"], done["unchanged"]) == (0, 0, 5)
    assert (everything(), written()) == (before, entries)


def test_every_unit_has_its_entry_by_the_command_line(tmp_path):
    load(table(tmp_path, *ALL))
    (entry,) = entries_of("unit:tbh")
    assert (entry.code, entry.actor) == ("regions.unit.created", "system:units-import")
    assert payload_of(entry)["serves"] == ["370811002000", "370811101000"]
    assert written() == 5


def test_a_preview_tells_what_would_happen_and_keeps_nothing(tmp_path):
    done = load(table(tmp_path, *ALL), "--check")
    assert (done["added"], done["checked"]) == (5, True)
    assert not Unit.objects.exists()
    assert not written()


def test_what_differs_is_changed_each_by_its_own_verb(tmp_path):
    load(table(tmp_path, *ALL))
    second = "370812,兖州区司法局,county_bureau,370800,370812000000,,,"
    changed = (
        second,
        BUREAU.replace("2345678", "2345679"),
        OFFICE.replace("370811,", "370812,").replace("许庄司法所", "许庄街道司法所"),
        ROOM + ",2024-01-01",
    )
    header = HEAD + ",valid_to"
    done = load(table(tmp_path, *(row + "," * (8 - row.count(",")) for row in changed), header=header))
    kept = ("added", "changed", "moved", "given", "closed", "unchanged")
    assert [done[word] for word in kept] == [1, 2, 1, 0, 1, 0]
    assert [entry.code for entry in entries_of("unit:370811-xz")] == [
        "regions.unit.created",
        "regions.unit.changed",
        "regions.unit.moved",
    ]
    assert payload_of(entries_of("unit:370800").last()) == {"phone": ["0537-2345678", "0537-2345679"]}
    assert Unit.objects.get(code="370811-xz-1").path.startswith(Unit.objects.get(code="370812").path)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("3.708E+05,兖州区司法局,county_bureau,370800,,,,", "第 3 行 code 列：机构代码被表格软件改成了科学计数法，请把这一列设为文本后重新保存。"),
        ("三七,兖州区司法局,county_bureau,370800,,,,", "第 3 行 code 列：机构代码只能用字母、数字和短横线，最多 32 位。"),
        (BUREAU, "第 3 行 code 列：机构代码 370800 与第 2 行重复。"),
        ("a, ,county_bureau,370800,,,,", "第 3 行 name 列：名称不能为空。"),
        ("a,兖州区司法局,县局,370800,,,,", "第 3 行 kind 列：“县局”不在这一列可以填的词里，请填：市司法局、县（市、区）司法局、开发区司法局、法律援助中心、司法所、司法行政工作室、律师事务所、基层法律服务所、科室。"),
        ("a,兖州区司法局,county_bureau,,,,,", "第 3 行 parent 列：没有填上级机构代码；只有市司法局没有上级。"),
        ("a,兖州区司法局,county_bureau,370899,,,,", "第 3 行 parent 列：上级机构 370899 既不在文件里，也不在系统里。"),
        ("a,兖州区司法局,county_bureau,370800,37081,,,", "第 3 行 region 列：区划代码应为 12 位，这里是 5 位。"),
        ("a,兖州区司法局,county_bureau,370800,370899000000,,,", "第 3 行 region 列：没有区划代码 370899000000，请先导入区划，或检查代码。"),
        ("a,新区司法局,dev_zone_bureau,370800,,370811002000 370899000000,,", "第 3 行 serves 列：没有区划代码 370899000000，请先导入区划，或检查代码。"),
        ("a,兖州区司法局,county_bureau,370800,,,零五三七,", "第 3 行 phone 列：电话号码只能是数字，请检查是否填了别的字。"),
        ("a,兖州区司法局,county_bureau,370800,,,,去年", "第 3 行 valid_from 列：“去年”不是日期，请写成 2026-01-31 的样子。"),
        ("a,兖州区司法局,county_bureau,370800,,,,2999-01-01", "第 3 行 valid_from 列：设立日期不能晚于今天，请在设立当天或以后登记。"),
        ("a,兖州区司法局,county_bureau,370800,,,,2026-02-30", "第 3 行 valid_from 列：“2026-02-30”不是日期，请写成 2026-01-31 的样子。"),
        ("a,兖州区司法局,county_bureau,370800", "第 3 行：应有 8 格，这里是 4 格。"),
        ('a,"兖州区司法局,county_bureau,370800,,,,', "第 3 行：引号不成对，这一行读不出来。"),
    ],
)  # fmt: skip
def test_every_fault_is_told_with_line_and_column_and_nothing_is_imported(tmp_path, row, fault):
    assert fault in refused(table(tmp_path, BUREAU, row))
    assert not Unit.objects.exists()
    assert not written()


def test_a_village_office_cannot_stand_above_and_nobody_stands_under_himself(tmp_path):
    wrong = "b,任城区司法局,county_bureau,a,,,,"
    lines = refused(table(tmp_path, BUREAU, "a,工作室,village_office,370800,,,,", wrong))
    assert lines == ["第 4 行 parent 列：下级机构的层级不能高于上级机构。"]
    circle = ("a,甲科,department,b,,,,", "b,乙科,department,a,,,,")
    assert "第 3 行 parent 列：这几行互为上级，绕成了一圈。" in refused(table(tmp_path, BUREAU, *circle))


def test_two_zones_cannot_serve_one_township_neither_in_the_file_nor_in_the_system(tmp_path):
    other = ZONE.replace("tbh", "bh").replace(" 370811101000", "")
    assert refused(table(tmp_path, BUREAU, ZONE, other)) == [
        "第 4 行 serves 列：文件里 tbh 也服务 370811002000，同一种机构只能有一个。"
    ]
    load(table(tmp_path, *ALL))
    assert refused(table(tmp_path, other)) == [
        "第 2 行 serves 列：370811002000 现在由太白湖新区司法局服务，请先到机构页面调整。"
    ]


def test_what_was_settled_is_not_overwritten_by_a_table(tmp_path):
    load(table(tmp_path, *ALL))
    lines = refused(
        table(tmp_path, OFFICE.replace("司法所,370811,370811002000", "律师事务所,370811,370811101000"))
    )
    assert lines == [
        "第 2 行 kind 列：机构种类登记以后不能改，系统里是 justice_office。",
        "第 2 行 region 列：所在区划登记以后不能改，系统里是 370811002000。",
    ]


def test_a_fault_found_while_writing_takes_everything_back(tmp_path):
    load(table(tmp_path, *ALL))
    before = everything()
    wrong = COUNTY.replace("任城区司法局", "任城新区司法局") + ",2024-01-01"
    assert refused(table(tmp_path, wrong, header=HEAD + ",valid_to")) == [
        "第 2 行：还有未撤销的下级机构，请先处理它们。"
    ]
    assert everything() == before


def test_a_header_may_be_chinese_and_a_strange_one_is_told(tmp_path):
    chinese = "机构种类,机构名称,机构代码"
    assert load(table(tmp_path, "市司法局,济宁市司法局,370800", header=chinese))["added"] == 1
    assert refused(table(tmp_path, "1,2", header="code,name"))[0].startswith(
        "第 1 行：表头没有“机构种类”这一列"
    )
    assert "不认识“地址”这一列" in refused(table(tmp_path, "1,2,3,4", header="code,name,kind,地址"))[0]
    assert refused(table(tmp_path)) == ["第 2 行：文件里没有数据。"]


def test_the_template_is_a_table_that_can_be_filled(tmp_path):
    path, err = tmp_path / "empty.csv", io.StringIO()
    call_command("units", "template", str(path), stderr=err)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert refused(path) == ["第 2 行：文件里没有数据。"]
    assert "设为文本" in err.getvalue()


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(CommandError, match="没有找到文件"):
        call_command("units", "import", str(tmp_path / "none.csv"))


def test_an_export_with_closed_units_and_past_service_comes_back_identically(tmp_path):
    closed = (
        "old,老开发区司法局,dev_zone_bureau,370800,,370811002000:2020-02-01:2021-03-01,,2020-01-01,2023-01-01"
    )
    rows = [*(row + "," for row in (BUREAU, COUNTY, OFFICE, ROOM)), closed]
    rows.append(ZONE.replace(" 370811101000", " 370811101000:2022-02-02") + ",")
    load(table(tmp_path, *rows, header=HEAD + ",valid_to"))
    before, path = everything(), tmp_path / "out.csv"
    call_command("units", "export", str(path))
    assert load(path)["unchanged"] == 6
    assert everything() == before
    rows = [line.split(",") for line in path.read_text("utf-8-sig").splitlines()]
    for row in rows[1:]:
        row[0], row[4] = f"z{row[0]}", row[4] and f"z{row[4]}"
    UnitRegion.objects.all().delete()
    for unit in Unit.objects.order_by("-path"):
        unit.delete()
    assert load(table(tmp_path, *(",".join(row) for row in rows[1:]), header=",".join(rows[0])))["added"] == 6
    units, links = before
    renamed = [(f"z{u[0]}", *u[1:4], u[4] and f"z{u[4]}", *u[5:]) for u in units]
    assert everything() == (renamed, [(f"z{link[0]}", *link[1:]) for link in links])
