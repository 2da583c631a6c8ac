"""Tables: every fault with row and column, nothing imported while one is left, few statements for many rows."""

import csv
from io import BytesIO, StringIO

import pytest
import python_calamine
import xlsxwriter
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from zhichi.domains.network.actions import TableFaults, import_points, keep_sheet, plan_import, read_cells
from zhichi.domains.network.actions.writing import csv_lines, template, workbook
from zhichi.domains.network.public import Point, ProposalError, Sheet
from zhichi.domains.network.rules.columns import COLUMNS
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.files.public import FileFault
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region
from zhichi.foundation.regions.tests.factories import region
from zhichi.foundation.search.public import find

pytestmark = pytest.mark.django_db
HEAD = [
    "编号",
    "名称",
    "层级",
    "主管机构",
    "区划代码",
    "状态",
    "经度",
    "纬度",
    "坐标系",
    "电话",
    "开放时间",
    "办理事项",
]
HOURS = "周一至周五 09:00-12:00"
GOOD = [
    "", "许庄社区工作室", "村级", "370811-town", "370811002001", "正在服务",
    "116.5873", "35.4143", "WGS-84", "0537-2345678", HOURS, "人民调解、法律咨询",
]  # fmt: skip


def row(**changes):
    return [changes.get(title, cell) for title, cell in zip(HEAD, GOOD, strict=True)]


def plan(city, *rows, who="panli", head=HEAD):
    return plan_import(by=city.actor(who), at=timezone.now(), cells=[head, *rows])


def faults(city, *rows, **more):
    return [str(fault) for fault in plan(city, *rows, **more).faults]


def take(city, *rows, who="panli"):
    return import_points(
        by=city.actor(who), at=timezone.now(), cells=[HEAD, *rows], name="表.csv", accept_doubts=True
    )


def as_csv(rows):
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def as_xlsx(rows):
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept)
    sheet = book.add_worksheet()
    for number, line in enumerate(rows):
        sheet.write_row(number, 0, line)
    book.close()
    return kept.getvalue()


def test_a_sound_row_becomes_a_point_that_is_found(city):
    done = take(city, GOOD)
    assert (len(done.added), len(done.changed), done.same) == (1, 0, 0)
    new = Point.objects.get()
    assert (new.code, new.phone, new.lon, new.hours["5"]) == (
        "PLS-370811002001-4-01",
        "0537-2345678",
        116.5873,
        [["09:00", "12:00"]],
    )
    assert find(index="points", query="许庄社区工作室", limit=5) == [new.pk]
    assert payload_of(entries_of("network:points").get())["added"] == [new.code]


FAULTS = [
    ({"经度": "东经一百一十六"}, "第2行「经度」：“东经一百一十六”不是用度表示的数"),
    ({"经度": "35.4143", "纬度": "116.5873"}, "第2行「经度」：经度和纬度写反了"),
    ({"经度": "116.99", "纬度": "35.6"}, "第2行「经度」：这个位置落在曲阜市"),
    ({"纬度": ""}, "第2行「纬度」：经度和纬度应一起填写。"),
    (
        {"坐标系": "北京54"},
        "第2行「坐标系」：没有“北京54”这个选项，可以填：CGCS2000、WGS-84、GCJ-02、BD-09。",
    ),
    ({"层级": "乡级"}, "第2行「层级」：没有“乡级”这个选项"),
    ({"层级": "县级"}, "第2行「区划代码」：县级服务点应设在县（市、区）"),
    ({"区划代码": "370811"}, "第2行「区划代码」：“370811”不是 12 位"),
    ({"区划代码": "370811999999"}, "第2行「区划代码」：没有区划代码 370811999999。"),
    ({"主管机构": "999"}, "第2行「主管机构」：没有代码是“999”的机构。"),
    ({"主管机构": "370812-town"}, "第2行「主管机构」：鼓楼司法所不在您管理的范围内。"),
    ({"状态": "已撤销"}, "第2行「状态」：新增的服务点只能是规划中、建设中或者正在服务。"),
    ({"电话": "12345"}, "第2行「电话」：手机号码应是11位数字，您填了5位。"),
    ({"开放时间": "上午"}, "第2行「开放时间」：看不懂“上午”"),
    ({"办理事项": "人民调解、算命"}, "第2行「办理事项」：没有“算命”这个选项"),
    ({"名称": ""}, "第2行「名称」：新增的服务点必须填写。"),
    ({"名称": "长" * 101}, "第2行「名称」：最多 100 个字，这里有 101 个字。"),
    ({"编号": "PLS-1"}, "第2行「编号」：没有编号是“PLS-1”的服务点；新增的请把编号留空。"),
]


@pytest.mark.parametrize(("changes", "said"), FAULTS)
def test_every_fault_names_its_row_and_column(city, changes, said):
    found = faults(city, row(**changes))
    assert [text for text in found if text.startswith(said)], found


def test_a_revoked_code_is_a_fault(city):
    Region.objects.filter(code="370811002001").update(valid_to=timezone.localdate())
    assert faults(city, GOOD)[0].startswith(
        "第2行「区划代码」：区划代码 370811002001（许庄社区居委会）已经撤销"
    )


def test_one_fault_among_many_rows_imports_nothing(city):
    with pytest.raises(TableFaults, match="有 1 处错误，没有导入任何数据") as refused:
        take(city, GOOD, row(名称="第二个", 电话="110"), row(名称="第三个", 电话=""))
    assert [str(fault)[:8] for fault in refused.value.faults] == ["第3行「电话」："]
    assert not Point.objects.exists()
    assert not entries_of("network:points").exists()


def test_wrong_tables_are_told_by_their_header(city):
    assert faults(city, ["x"], head=["颜色"])[0] == "第1行「颜色」：不认识这一列，请使用下载的模板。"
    assert "写了两次" in faults(city, GOOD, head=[*HEAD[:-1], "名称"])[0]
    assert plan_import(by=city.actor("panli"), at=timezone.now(), cells=[]).faults[0].reason == "表格是空的。"
    assert faults(city) == ["第2行：表格里只有表头，没有数据。"]


def test_two_rows_that_may_be_one_place_are_doubted_not_refused(city):
    told = plan(city, GOOD, row(名称="许庄村司法行政工作室", 经度="", 纬度="", 状态="规划中"))
    assert told.faults == []
    assert [number for number, _ in told.warnings] == [2, 3]
    assert "电话相同" in told.warnings[0][1]


def test_a_row_with_a_code_changes_only_what_it_fills_in(city):
    stood = point(
        Region.objects.get(code="370811002001"), city.units["370811-town"], "mediation",
        name="老名字", phone="0537-2345678", address="老街 1 号", code="PLS-370811002001-4-01",
    )  # fmt: skip
    line = [stood.code, "新名字", *[""] * (len(HEAD) - 3), "无"]
    done = take(city, line)
    stood.refresh_from_db()
    assert (stood.name, stood.phone, stood.address) == ("新名字", "0537-2345678", "老街 1 号")
    assert not stood.items.exists()
    (step,) = done.changed
    assert step.changes == {"name": "新名字", "items": []}
    assert payload_of(entries_of("network:points").get())["changed"] == {
        stood.code: {"name": ["老名字", "新名字"], "items": [["mediation"], []]}
    }
    assert find(index="points", query="新名字", limit=5) == [stood.pk]
    assert take(city, line).same == 1


def test_tier_and_place_of_a_known_point_and_forbidden_moves_are_faults(city):
    stood = point(
        Region.objects.get(code="370811002001"), city.units["370811-town"], code="PLS-370811002001-4-01"
    )
    found = faults(city, row(编号=stood.code, 区划代码="370811002000", 层级="乡镇级", 状态="规划中"))
    assert any("第2行「层级」：层级登记以后不能改" in text for text in found)
    assert any("第2行「区划代码」：区划代码登记以后不能改" in text for text in found)
    assert any("第2行「状态」：现在是“正在服务”" in text for text in found)


def test_only_those_who_review_import(city):
    for who in ("liming", "zheng", "qianwei"):
        with pytest.raises(PermissionDenied, match="批量导入由"):
            plan(city, GOOD, who=who)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_each_encoding(encoding):
    assert read_cells(as_csv([HEAD, GOOD]).encode(encoding)) == [HEAD, GOOD]


def test_a_workbook_is_read_with_its_numbers_as_text():
    line = [*GOOD[:4], 370811002001, "正在服务", 116.5873, 35.4143, *GOOD[8:]]
    (_, read) = read_cells(as_xlsx([HEAD, line]))
    assert read == GOOD


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\xff\xfe\x00\x01", b"a\x00b"])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(FileFault, match="读不出这个文件"):
        read_cells(data)


def test_a_sheet_is_imported_once(city):
    panli = city.actor("panli")
    upload = ContentFile(as_xlsx([HEAD, GOOD]), name="六月.xlsx")
    sheet = keep_sheet(upload=upload, by=panli, at=timezone.now())
    assert (sheet.file.mime.endswith("sheet"), sheet.cells[1]) == (True, GOOD)
    import_points(by=panli, at=timezone.now(), cells=sheet.cells, name=sheet.name, sheet=sheet)
    with pytest.raises(ProposalError, match="已经导入过"):
        import_points(by=panli, at=timezone.now(), cells=sheet.cells, name=sheet.name, sheet=sheet)
    assert (Point.objects.count(), Sheet.objects.get().added) == (1, 1)


def test_hundreds_of_rows_cost_few_statements(city):
    for number in range(2, 302):
        region(f"370811002{number:03}", f"第{number}村")
    rows = [
        row(名称=f"第{number}村工作室", 区划代码=f"370811002{number:03}", 电话="", 经度="", 纬度="")
        for number in range(2, 302)
    ]
    with CaptureQueriesContext(connection) as few:
        take(city, *rows[:20])
    with CaptureQueriesContext(connection) as many:
        take(city, *rows[20:])
    assert Point.objects.count() == 300
    assert len(many) <= len(few) + 40, (len(few), len(many))


def test_what_is_exported_comes_back_unchanged(city):
    take(city, GOOD, row(名称="=cmd|' /C calc'!A0", 电话="", 经度="", 纬度=""))
    panli = city.actor("panli")
    for data in ("".join(csv_lines(Point.objects.all())).encode(), workbook(Point.objects.all()).read()):
        again = plan_import(by=panli, at=timezone.now(), cells=read_cells(data))
        assert (again.faults, again.added, again.changed, again.same) == ([], [], [], 2)


def test_no_cell_of_an_export_is_a_formula(city):
    take(city, row(名称="=1+1"))
    assert "'=1+1" in "".join(csv_lines(Point.objects.all()))
    rows = python_calamine.CalamineWorkbook.from_filelike(workbook(Point.objects.all())).get_sheet_by_index(0)
    assert rows.to_python()[1][1] == "'=1+1"


def test_the_template_explains_every_column_on_its_second_sheet():
    book = python_calamine.CalamineWorkbook.from_filelike(template())
    titles = [title.removesuffix("（必填）") for title in book.get_sheet_by_index(0).to_python()[0]]
    assert titles == [column.title for column in COLUMNS]
    told = {line[0]: line for line in book.get_sheet_by_index(1).to_python()}
    assert told["状态"][1] == "是"
    assert "规划中、建设中" in told["状态"][3]
    assert all(told[column.title][2] or told[column.title][3] for column in COLUMNS)
