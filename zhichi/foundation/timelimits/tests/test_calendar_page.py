"""/office/calendar/: the notices, a preview, the recording, and who is let in."""

import pytest
from django.urls import reverse

from zhichi.foundation.timelimits.models import CalendarNotice, Clock
from zhichi.foundation.timelimits.public import start
from zhichi.foundation.timelimits.tests.factories import at, make_limit

pytestmark = pytest.mark.django_db
GOOD = {
    "year": "2027",
    "title": "国务院办公厅关于2027年部分节假日安排的通知",
    "source": "国办发明电〔2026〕8号",
    "published_on": "2026-11-20",
    "off": "2027-01-01\n2027年1月4日至2027年1月5日",
    "work": "2027-01-09",
}


@pytest.fixture
def address():
    return reverse("timelimits:calendar")


@pytest.fixture
def admin(city):
    return city.client("feng")


def test_the_notices_that_ship_are_listed(admin, address):
    answer = admin.get(address)
    assert answer.status_code == 200
    assert "国务院办公厅关于2026年部分节假日安排的通知" in answer.content.decode()


def test_a_preview_shows_what_would_move_and_records_nothing(admin, address):
    start(subject="case:1", limit=make_limit(n=10), at=at("2026-12-21"))
    answer = admin.post(address, {**GOOD, "preview": ""})
    text = answer.content.decode()
    assert "录入后有 1 个期限会变日期" in text
    assert "2027年1月4日 星期一" in text
    assert "2027年1月7日 星期四" in text
    assert not CalendarNotice.objects.filter(year=2027).exists()


def test_recording_moves_the_clocks_and_says_how_many(admin, address):
    start(subject="case:1", limit=make_limit(n=10), at=at("2026-12-21"))
    answer = admin.post(address, {**GOOD, "record": ""}, follow=True)
    assert "1 个期限重新计算后变了日期" in answer.content.decode()
    assert str(Clock.objects.get().due_on) == "2027-01-07"
    again = admin.post(address, {**GOOD, "record": ""}, follow=True)
    assert "和已有的一样" in again.content.decode()
    assert CalendarNotice.objects.filter(year=2027).count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"off": "春节七天"}, "第 1 行“春节七天”看不懂"),
        ({"off": "2027-01-01\n2027-02-30"}, "第 2 行没有这一天"),
        ({"off": "2027-02-11 至 2027-02-05"}, "起止日期颠倒了"),
        ({"work": "2027-01-06"}, "不是周末"),
        ({"off": "2027-01-01\n2027-01-09"}, "既写了放假，又写了上班"),
        ({"year": "二〇二七"}, "整数"),
        ({"published_on": ""}, "必填"),
    ],
)
def test_bad_input_is_answered_beside_its_field_and_kept(admin, address, changes, said):
    answer = admin.post(address, {**GOOD, **changes, "record": ""})
    text = answer.content.decode()
    assert said in text
    assert GOOD["title"] in text
    assert not CalendarNotice.objects.filter(year=2027).exists()


@pytest.mark.parametrize("name", ["liming", "zheng", "shen"])
def test_other_desks_are_refused_in_a_sentence(city, address, name):
    for answer in (city.client(name).get(address), city.client(name).post(address, {**GOOD, "record": ""})):
        assert answer.status_code == 403
        assert "系统管理员" in answer.content.decode()
    assert not CalendarNotice.objects.filter(year=2027).exists()


def test_a_stranger_is_sent_to_the_login(client, address):
    assert client.get(address).status_code == 302


def test_the_list_costs_the_same_however_many_notices(admin, address, django_assert_max_num_queries):
    for year in range(1990, 2010):
        CalendarNotice.objects.create(
            year=year, version=1, title="旧", recorded_at=at("2020-01-01"), off=[], work=[], chain=str(year)
        )
    with django_assert_max_num_queries(8):
        assert admin.get(address).status_code == 200
