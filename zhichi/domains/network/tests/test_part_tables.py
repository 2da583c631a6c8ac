"""Windows, people and devices by table: all of it or nothing, faults by row and column, out and back unchanged."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from zhichi.domains.network.actions import read_cells
from zhichi.domains.network.actions.part_tables import lines_of, plan_parts
from zhichi.domains.network.actions.writing import parts_workbook
from zhichi.domains.network.models import Point, Sheet
from zhichi.domains.network.rules.part_tables import TABLES
from zhichi.domains.network.tests.factories import point
from zhichi.domains.network.tests.test_import import as_csv
from zhichi.foundation.files.public import FileFault
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
IMPORT = reverse("network:office_parts_import")
HEAD = ["服务点编号", "身份", "姓名", "所在机构", "开始日期", "终止日期"]


@pytest.fixture
def room(city):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


def rows(room, **changes):
    line = [room.code, "村（居）法律顾问", "陈律师", "鸿雁律师事务所", "2026-01-01", "2027-01-01"]
    return [HEAD, [changes.get(title, cell) for title, cell in zip(HEAD, line, strict=True)]]


def send(client, cells, what="person"):
    upload = ContentFile(as_csv(cells).encode(), name="人员.csv")
    return client.post(f"{IMPORT}?what={what}", {"table": upload}, follow=True)


def test_a_table_is_looked_at_then_imported_once(city, room):
    client = city.client("panli")
    page = send(client, rows(room))
    assert "会新增 <b>1</b> 条" in page.content.decode()
    assert not room.people.exists()
    sheet = Sheet.objects.get()
    where = reverse("network:office_part_sheet", args=[sheet.pk])
    assert client.post(where).status_code == 302
    kept = room.people.get()
    assert (kept.name, kept.firm, kept.to_on) == ("陈律师", "鸿雁律师事务所", date(2027, 1, 1))
    assert [entry.code for entry in entries_of(f"point:{room.code}")] == ["network.point.arranged"]
    assert client.post(where).status_code == 422
    assert room.people.count() == 1
    again = send(client, rows(room, 终止日期="2028-01-01"))
    assert "变更 <b>1</b> 条" in again.content.decode()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"服务点编号": "PLS-1"}, "第2行「服务点编号」：没有这个编号的服务点。"),
        ({"身份": "医生"}, "第2行「身份」：没有“医生”这个选项"),
        ({"开始日期": ""}, "第2行「开始日期」：必须填写。"),
        ({"终止日期": "2025-01-01"}, "第2行「终止日期」：终止日期不能早于开始日期。"),
    ],
)
def test_faults_are_told_by_row_and_column_and_nothing_is_imported(city, room, change, fault):
    page = send(city.client("panli"), rows(room, **change))
    assert fault in page.content.decode()
    city.client("panli").post(reverse("network:office_part_sheet", args=[Sheet.objects.get().pk]))
    assert not room.people.exists()


def test_what_is_exported_comes_back_unchanged(city, room):
    room.windows.create(
        code="1", name="综合", items=["mediation"], hours={"1": [["09:00", "12:00"]]}, seal="章1"
    )
    room.people.create(kind="adviser", name="陈律师", from_on=date(2026, 1, 1), visits_a_month=2)
    room.equipment.create(kind="copier", count=2, working=1)
    for what, table in TABLES.items():
        book = parts_workbook(table, lines_of(what, Point.objects.all())).read()
        plan = plan_parts(by=city.actor("panli"), what=what, cells=read_cells(book))
        assert (what, plan.faults, plan.added, plan.changed, plan.same) == (what, [], [], [], 1)


def test_a_point_of_another_county_and_another_desk_are_refused(city, room):
    (fault,) = plan_parts(by=city.actor("panli"), what="person", cells=rows(elsewhere(city))).faults
    assert "不在您管理的范围内" in str(fault)
    assert city.client("liming").get(IMPORT).status_code == 403


def elsewhere(city):
    return point(Region.objects.get(code="370812001001"), city.units["370812-town"])


@pytest.mark.parametrize("data", [b"PK garbage", b"\xd0\xcf\x11\xe0 old"])
def test_a_damaged_or_old_workbook_is_not_read_as_text(data):
    with pytest.raises(FileFault, match="读不出这个文件"):
        read_cells(data)
