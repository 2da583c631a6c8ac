"""Who answers for a point and since when it is there: told in form and table, and coverage of earlier days follows."""

from datetime import date

import pytest
from django.utils import timezone

from zhichi.domains.network.actions import change_point, import_points, read_cells
from zhichi.domains.network.actions.writing import csv_lines
from zhichi.domains.network.forms.parts import WindowForm
from zhichi.domains.network.models import Point, PointSpan
from zhichi.domains.network.tests.factories import point
from zhichi.domains.network.tests.test_import import GOOD, HEAD
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
MORE = [*HEAD, "负责人", "成立日期", "启用日期"]


def take(city, *told):
    cells = [MORE, [*GOOD, *told]]
    return import_points(
        by=city.actor("panli"), at=timezone.now(), cells=cells, name="表.csv", accept_doubts=True
    )


def test_an_imported_point_is_open_since_the_day_the_table_says(city):
    take(city, "李明", "2019-06-01", "2020-02-03")
    (one,) = Point.objects.all()
    assert (one.responsible, one.established_on, one.opened_on) == (
        "李明",
        date(2019, 6, 1),
        date(2020, 2, 3),
    )
    assert PointSpan.objects.get(point=one).from_on == date(2020, 2, 3)
    exported = "".join(csv_lines(Point.objects.all()))
    assert "李明" in exported
    assert "2020-02-03" in exported
    page = city.client("panli").get(f"/office/points/{one.code}/").content.decode()
    assert "李明" in page
    assert "2019-06-01" in page


def test_dates_as_a_table_program_writes_them_are_read(city):
    cells = read_cells(("\n".join([",".join(MORE), ",".join([*GOOD, "", "2019/6/1", "2020.2.3"])])).encode())
    import_points(by=city.actor("panli"), at=timezone.now(), cells=cells, name="x", accept_doubts=True)
    assert Point.objects.get().established_on == date(2019, 6, 1)


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (("", "2020-02-30", ""), "日期请写成"),
        (("", "", "2099-01-01"), "还没有到"),
        (("", "2021-01-01", "2020-01-01"), "早于成立日期"),
    ],
)
def test_dates_that_cannot_be_are_faults(city, told, fault):
    with pytest.raises(Exception, match="1 处错误") as refused:
        take(city, *told)
    assert fault in str(refused.value.faults[0])


def test_a_corrected_opening_moves_the_span_that_coverage_counts_from(city):
    one = point(
        Region.objects.get(code="370811002001"), city.units["370811-town"], opened_on=date(2026, 11, 1)
    )
    PointSpan.objects.create(point=one, status="planned", from_on=date(2019, 1, 1), to_on=date(2026, 11, 1))
    PointSpan.objects.create(point=one, status="operating", from_on=date(2026, 11, 1))
    change_point(by=city.actor("panli"), at=timezone.now(), point=one, opened_on=date(2020, 2, 3))
    spans = PointSpan.objects.filter(point=one).order_by("from_on")
    assert list(spans.values_list("status", "from_on", "to_on")) == [
        ("planned", date(2019, 1, 1), date(2020, 2, 3)),
        ("operating", date(2020, 2, 3), None),
    ]


def test_a_window_has_its_seal_and_its_authorisation(city):
    one = point(Region.objects.get(code="370811002001"), city.units["370811-town"])
    assert {"seal", "authorised"} <= set(WindowForm().fields)
    one.windows.create(code="1", name="法律援助", seal="法律援助专用章（3）", authorised="任司授〔2026〕3号")
    page = city.client("liming").get(f"/office/points/{one.code}/").content.decode()
    assert "专用章：法律援助专用章（3）" in page
    assert "授权书：任司授〔2026〕3号" in page
