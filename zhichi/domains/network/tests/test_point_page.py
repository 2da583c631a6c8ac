"""The page of one point."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.house.world import picture
from zhichi.domains.network.models import (
    DutyRecord,
    HoursException,
    Point,
    PointName,
    PointPerson,
    PointPhoto,
    PointRegion,
    Window,
    public_point,
    with_public_facts,
)
from zhichi.domains.network.public import Status
from zhichi.domains.network.rules.datum import gcj02_from_wgs84
from zhichi.domains.network.tests.factories import SINCE, city, point, unit
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.files.public import store
from zhichi.foundation.timelimits.public import calendar_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return city()


@pytest.fixture
def keeper(places):
    return unit()


def page(client, one, status=200):
    response = client.get(reverse("network:point", args=[one.code]))
    assert response.status_code == status
    return response.content.decode()


def test_a_villager_reads_what_when_where_and_whom_to_call(client, places, keeper):
    one = point(
        places["许庄社区居委会"], keeper, "mediation", phone="05372345678", address="许庄路 8 号",
        directions="村委会大院一楼，进门左手。", facilities=["barrier_free_way", "sign"], lon=116.6, lat=35.4,
    )  # fmt: skip
    PointName.objects.create(point=one, name="许庄司法行政工作室", kind="former")
    Window.objects.create(point=one, code="1", name="综合窗口", accessible=True)
    Window.objects.create(point=one, code="2", name="旧窗口", closed_on=SINCE)
    PointRegion.objects.create(point=one, region=places["长沟镇"], from_on=SINCE)
    html = page(client, one)
    for words in (
        "人民调解", "周一至周五 09:00–12:00，13:30–17:00", "许庄路 8 号", "进门左手", 'href="tel:05372345678"',
        "无障碍通道", "许庄司法行政工作室", "综合窗口", "无障碍窗口", "长沟镇", one.code, "12348",
    ):  # fmt: skip
        assert words in html, words
    assert "统一标识" not in html
    assert "旧窗口" not in html


def test_the_way_is_given_for_chinese_maps_and_for_others_by_name(client, places, keeper):
    html = page(client, point(places["任城区"], keeper, lon=116.6, lat=35.4))
    lon, lat = gcj02_from_wgs84(116.6, 35.4)
    assert f"geo:{lat:.6f},{lon:.6f}?q={lat:.6f},{lon:.6f}(" in html
    assert 'href="geo:35.400000,116.600000"' in html
    assert "GCJ-02" in html
    assert "WGS-84" in html
    assert "http://" not in html.split("<main")[1].split("</main>")[0]


def test_without_a_position_the_page_says_so(client, places, keeper):
    assert "还没有登记位置" in page(client, point(places["任城区"], keeper))


def test_days_that_differ_are_told(client, places, keeper):
    one = point(places["任城区"], keeper)
    day = timezone.localdate() + timedelta(days=3)
    HoursException.objects.create(point=one, from_on=day, last_on=day, reason="搬家")
    HoursException.objects.create(point=one, from_on=SINCE, last_on=SINCE, reason="往年")
    html = page(client, one)
    assert f"{day.month}月{day.day}日（搬家）：不开门" in html
    assert "往年" not in html


def test_advisers_come_with_their_days(client, places, keeper):
    one = point(places["任城区"], keeper)
    PointPerson.objects.create(
        point=one, kind="adviser", name="陈律师", firm="鸿雁律师事务所", visits_a_month=2, from_on=SINCE
    )
    PointPerson.objects.create(point=one, kind="staff", name="离任者", from_on=SINCE, to_on=date(2021, 1, 1))
    start = timezone.now() + timedelta(days=2)
    DutyRecord.objects.create(
        point=one, person="陈律师", planned_from=start, planned_to=start + timedelta(hours=2), source="排班"
    )
    html = page(client, one)
    day = timezone.localdate(start)
    assert "鸿雁律师事务所" in html
    assert "每月来 2 次" in html
    assert f"{day.month}月{day.day}日" in html
    assert "离任者" not in html


def test_days_belong_to_the_person_they_were_recorded_for_and_not_to_a_namesake(places, keeper):
    one = point(places["任城区"], keeper)
    first, other = (
        PointPerson.objects.create(point=one, kind="adviser", name="陈律师", firm=firm, from_on=SINCE)
        for firm in ("甲所", "乙所")
    )
    start = timezone.now() + timedelta(days=2)
    DutyRecord.objects.create(
        point=one, person="陈律师", point_person=other, source="排班",
        planned_from=start, planned_to=start + timedelta(hours=2),
    )  # fmt: skip
    found = with_public_facts(Point.objects.filter(pk=one.pk), timezone.localdate()).get()
    shown = public_point(found, timezone.now(), calendar_on(timezone.now()))
    assert {each.firm: bool(each.days) for each in shown.helpers} == {first.firm: False, other.firm: True}


def test_a_point_that_never_served_is_not_there_for_citizens(client, places, keeper):
    for status in (Status.PLANNED, Status.BUILDING):
        page(client, point(places["任城区"], keeper, status=status), 404)
    assert client.get(reverse("network:point", args=["PLS-1"])).status_code == 404


def test_a_photo_is_shown_and_only_with_its_point(client, places, keeper, settings, tmp_path):
    one, other = point(places["任城区"], keeper), point(places["任城区"], keeper)
    upload: SimpleUploadedFile = picture()
    kept = store(upload=upload, by=CITIZEN, at=timezone.now())
    photo = PointPhoto.objects.create(point=one, file=kept, caption="大厅", taken_on=SINCE)
    assert 'alt="大厅"' in page(client, one)
    response = client.get(reverse("network:photo", args=[one.code, photo.pk]))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert b"".join(response)
    assert client.get(reverse("network:photo", args=[other.code, photo.pk])).status_code == 404
    one.status = Status.CLOSED
    one.save()
    assert client.get(reverse("network:photo", args=[one.code, photo.pk])).status_code == 404


def test_the_page_costs_the_same_however_much_is_there(client, places, keeper, django_assert_max_num_queries):
    one = point(places["许庄社区居委会"], keeper, "mediation", "consultation")
    for n in range(10):
        Window.objects.create(point=one, code=str(n), name="窗口")
        PointPerson.objects.create(point=one, kind="staff", name=f"第{n}人", from_on=SINCE)
    # Twelve of the page's own, one for booking at its hall and one for the adviser's days.
    with django_assert_max_num_queries(14):
        page(client, one)


def test_the_list_leads_to_the_page(client, places, keeper):
    one = point(places["任城区"], keeper)
    assert reverse("network:point", args=[one.code]) in client.get(reverse("network:points")).content.decode()
