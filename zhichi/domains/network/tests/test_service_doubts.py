"""Facts that cannot be are refused; those that look wrong want a tick and a word why, and keep what looked wrong."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from zhichi.domains.network.actions import FactError, keep_part, record_service
from zhichi.domains.network.models import PointPhoto, Slip, Window
from zhichi.domains.network.models.recorded import doubts_of_service
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
BEIJING = ZoneInfo("Asia/Shanghai")
FRIDAY = datetime(2026, 11, 20, 10, tzinfo=BEIJING)
SUNDAY = datetime(2026, 11, 22, 3, tzinfo=BEIJING)
NOW = datetime(2026, 11, 23, 9, tzinfo=BEIJING)


@pytest.fixture
def room(city):
    where = Region.objects.get(code="370811002001")
    return point(where, city.units["370811-town"], opened_on=date(2020, 2, 3))


def doubt(room, when=FRIDAY, channel="on_site", minutes=None, waited=None, window=None):
    return doubts_of_service(room, window, when=when, channel=channel, minutes=minutes, waited=waited)


def serve(city, room, when, **more):
    return record_service(
        by=city.actor("liming"), at=NOW, point=room, item="mediation", channel="on_site", when=when, **more
    )


def test_no_service_before_the_point_opened(city, room):
    with pytest.raises(FactError, match="2020-02-03 才启用"):
        serve(city, room, datetime(2020, 1, 1, 10, tzinfo=BEIJING))
    assert serve(city, room, datetime(2020, 2, 3, 10, tzinfo=BEIJING)).pk


def test_outside_the_hours_and_overlong_is_doubted(room):
    assert doubt(room) == ""
    assert doubt(room, SUNDAY) == "2026-11-22 03:00 不在开放时间里"
    assert doubt(room, SUNDAY, channel="phone") == ""
    assert doubt(room, minutes=600, waited=600) == "一件用了 600 分钟；等了 600 分钟"


def test_the_hours_are_those_of_the_window_and_of_the_day(room):
    evening = FRIDAY.replace(hour=19)
    late = Window.objects.create(point=room, code="9", name="夜间", hours={"5": [["18:00", "21:00"]]})
    assert doubt(room, evening) != ""
    assert doubt(room, evening, window=late) == ""
    room.exceptions.create(from_on=FRIDAY.date(), last_on=FRIDAY.date(), hours=[], reason="停电")
    assert doubt(room) != ""


def test_what_looked_wrong_is_kept_with_the_service_and_on_the_ledger(city, room):
    event = serve(city, room, SUNDAY, note="夜里调解打架")
    assert event.doubt == "2026-11-22 03:00 不在开放时间里"
    (entry,) = entries_of(f"point:{room.code}")
    assert payload_of(entry)["doubt"] == event.doubt


def test_the_form_asks_once_more_and_wants_a_tick_and_a_word(city, room):
    client, url = city.client("liming"), f"/office/points/{room.code}/record/service/"
    told = {
        "item": "mediation",
        "channel": "on_site",
        "when": "2026-11-22T03:00",
        "minutes": "",
        "waited": "",
    }
    for more in ({}, {"sure": "on"}, {"note": "夜里调解打架"}):
        page = client.post(url, told | {"note": ""} | more)
        assert page.status_code == 422
        assert "不在开放时间里" in page.content.decode()
    assert 'type="checkbox" name="sure"' in page.content.decode()
    done = client.post(url, told | {"note": "夜里调解打架", "sure": "on"})
    assert done.status_code == 200
    assert Slip.objects.get().event.doubt
    assert "不在开放时间里" in client.get(f"/office/points/{room.code}/").content.decode()


def test_the_form_begins_with_now(city, room):
    page = city.client("liming").get(f"/office/points/{room.code}/record/service/").content.decode()
    assert f'value="{timezone.localtime():%Y-%m-%dT%H:}' in page


def test_a_public_photo_is_not_of_a_day_to_come(city, room):
    ahead = PointPhoto(point=room, caption="门口", taken_on=NOW.date() + timedelta(days=7))
    with pytest.raises(FactError, match="还没有到") as refused:
        keep_part(by=city.actor("liming"), at=NOW, part=ahead)
    assert refused.value.field == "taken_on"
    assert not room.photos.exists()
