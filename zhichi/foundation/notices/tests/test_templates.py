"""The city's desk writes what messages say: checked, previewed, from a day on, on the ledger."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.tests.factories import filed, legal_aid
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.notices.actions.wording import Writer
from zhichi.foundation.notices.models import Notice, QuietHours, Template

pytestmark = pytest.mark.django_db
ADDRESS = "/office/notices/templates/case.received/"


def words(**changes: str) -> dict[str, str]:
    told = {"title": "收到了", "text": "{单位}收到了，尾号{编号}。", "short": "收到了：{链接}", "seen": "0"}
    return told | {"valid_from": timezone.localdate().isoformat(), "publish": "1"} | changes


def text_of(notice: Notice) -> str:
    return Writer([notice.event]).words(notice).text


def test_a_new_version_holds_from_its_day_and_what_was_told_before_stays(city: City):
    before = filed(legal_aid(), at=timezone.now() - timedelta(hours=1))
    assert city.client("gaofang").post(ADDRESS, words()).status_code == 302
    after = filed(legal_aid())
    old, new = (Notice.objects.get(subject=case.subject) for case in (before, after))
    assert "已经收到" in text_of(old)
    assert text_of(new) == f"许庄司法所收到了，尾号{after.number[-4:]}。"
    (entry,) = entries_of("notice_event:case.received")
    assert entry.code == "notices.template.published"


def test_a_version_to_come_changes_nothing_yet(city: City):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    client = city.client("gaofang")
    client.post(ADDRESS, words(valid_from=tomorrow))
    filed(legal_aid())
    assert "已经收到" in text_of(Notice.objects.get())
    assert "起换第 1 版" in client.get("/office/notices/templates/").content.decode()


def test_a_preview_publishes_nothing(city: City):
    told = {**words(), "preview": "1"}
    del told["publish"]
    response = city.client("gaofang").post(ADDRESS, told)
    assert "许庄司法所收到了，尾号0123。" in response.content.decode()
    assert not Template.objects.exists()


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"text": "您好{姓名}"}, "只能用"),
        ({"text": "打 13800138000"}, "长号码"),
        ({"text": "<script>alert(1)</script> {"}, "成对"),
        ({"title": ""}, "请填写标题"),
        ({"valid_from": "2020-01-01"}, "不能早于今天"),
        ({"valid_from": "x"}, "日期要写成"),
    ],
)
def test_what_a_text_must_not_be_is_said_and_kept(city: City, changes: dict[str, str], part: str):
    response = city.client("gaofang").post(ADDRESS, words(**changes))
    body = response.content.decode()
    assert response.status_code == 422
    assert part in body
    assert "<script>alert" not in body
    assert not Template.objects.exists()


def test_a_preview_says_what_a_text_must_not_be(city: City):
    told = words(short="请打 13800138000 找{姓名}")
    del told["publish"]
    response = city.client("gaofang").post(ADDRESS, told)
    assert response.status_code == 422
    assert "长号码" in response.content.decode()


def test_two_writers_at_once_are_told_of_each_other(city: City):
    client = city.client("gaofang")
    client.post(ADDRESS, words())
    late = client.post(ADDRESS, words(text="另一种说法。"))
    assert "刚才有人定了第 1 版" in late.content.decode()
    assert Template.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("liming", 403), ("panli", 403), ("feng", 403)])
def test_others_read_and_do_not_write(city: City, who: str, status: int):
    client = city.client(who)
    assert client.get(ADDRESS).status_code == 200
    assert client.post(ADDRESS, words()).status_code == status
    assert client.post("/office/notices/hours/", {}).status_code == status


def test_an_event_that_is_not_there(city: City):
    assert city.client("gaofang").get("/office/notices/templates/none/").status_code == 404


def test_quiet_hours_are_set_from_a_day_on(city: City):
    client, today = city.client("gaofang"), timezone.localdate()
    told: dict[str, Any] = {"begins": "22:00", "ends": "07:30", "valid_from": today.isoformat()}
    assert client.post("/office/notices/hours/", told).status_code == 302
    assert "22:00 到 07:30" in client.get("/office/notices/templates/").content.decode()
    assert client.post("/office/notices/hours/", {**told, "begins": "25"}).status_code == 422
    assert client.post("/office/notices/hours/", {**told, "valid_from": "2020-01-01"}).status_code == 422
    assert QuietHours.objects.count() == 1
    assert [entry.code for entry in entries_of("notice_hours:all")] == ["notices.hours.set"]
