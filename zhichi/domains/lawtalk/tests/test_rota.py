"""The days of an adviser: laid out ahead by a pattern, carried forward, changed, ended, copied."""

from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.lawtalk.actions import change_day, copy_forward, end_rota
from zhichi.domains.lawtalk.actions.arranging import lay_all
from zhichi.domains.lawtalk.models import AdviserRota, RotaChange
from zhichi.domains.lawtalk.tests.advised import adviser, room, rota
from zhichi.domains.network.public import DutyRecord, PointPerson
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import entries_of
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db
# A Sunday evening; the weeks that follow have no holiday.
NOW = datetime(2026, 11, 1, 20, tzinfo=BEIJING)


def days(person: PointPerson) -> list[str]:
    rows = DutyRecord.objects.filter(point_person=person).order_by("planned_from")
    return [f"{row.planned_from.astimezone(BEIJING):%m-%d %H:%M}" for row in rows]


def test_two_months_are_laid_out_and_carried_forward_day_by_day(city: City):
    person = adviser(city)
    made = rota(city, person, at=NOW)
    laid = days(person)
    assert (laid[0], laid[-1], len(laid)) == ("11-04 09:00", "12-30 09:00", 9)
    assert rota(city, person, at=NOW).pk == made.pk
    assert lay_all(NOW) == 0
    assert lay_all(NOW + timedelta(days=7)) == 1
    codes = [entry.code for entry in entries_of(f"point:{person.point.code}")]
    assert codes.count("lawtalk.rota.set") == 1
    assert codes.count("network.duty.planned") == 2


def test_nobody_comes_after_his_contract(city: City):
    person = adviser(city, to_on=NOW.date() + timedelta(days=12))
    rota(city, person, at=NOW)
    assert days(person) == ["11-04 09:00", "11-11 09:00"]
    with pytest.raises(RefusedError, match="请先续签"):
        rota(city, person, at=NOW, from_on=NOW.date() + timedelta(days=12))


def test_one_day_is_moved_another_left_out(city: City):
    person = adviser(city)
    made = rota(city, person, at=NOW)
    by, first = city.actor("liming"), NOW.date() + timedelta(days=3)
    change_day(rota_id=made.pk, day=first, instead=first + timedelta(days=1), reason="开庭", by=by, at=NOW)
    change_day(rota_id=made.pk, day=first + timedelta(days=7), instead=None, reason="出差", by=by, at=NOW)
    assert days(person)[:2] == ["11-05 09:00", "11-18 09:00"]
    lay_all(NOW)
    assert days(person)[:2] == ["11-05 09:00", "11-18 09:00"]
    with pytest.raises(RefusedError, match="本来就不来"):
        change_day(rota_id=made.pk, day=first + timedelta(days=1), instead=None, reason="x", by=by, at=NOW)
    with pytest.raises(RefusedError, match="过去的日子"):
        change_day(
            rota_id=made.pk, day=first, instead=NOW.date() - timedelta(days=1), reason="x", by=by, at=NOW
        )


def test_ended_its_coming_days_go_and_past_ones_stay(city: City):
    person = adviser(city)
    made = rota(city, person, at=NOW)
    later = NOW + timedelta(days=9)
    end_rota(rota_id=made.pk, by=city.actor("liming"), at=later)
    assert days(person) == ["11-04 09:00"]
    assert lay_all(later) == 0


def test_days_arranged_by_hand_are_copied_once(city: City):
    person = adviser(city)
    begun = NOW - timedelta(days=3)
    DutyRecord.objects.create(
        point=person.point,
        point_person=person,
        person=person.name,
        planned_from=begun,
        planned_to=begun + timedelta(hours=2),
        source="手工",
    )
    by = city.actor("liming")
    assert copy_forward(point=person.point, by=by, at=NOW) == 1
    assert copy_forward(point=person.point, by=by, at=NOW) == 0
    assert days(person) == ["10-29 20:00", "11-26 20:00"]


def test_the_office_arranges_on_its_page_and_the_villagers_read_it(city: City, client: Client):
    person = adviser(city)
    desk, address = city.client("liming"), f"/office/advisers/at/{person.point.code}/"
    form = {"person": person.pk, "nth": "0", "every": "1", "weekday": "2", "starts": "09:00", "ends": "11:00"}
    form["from_on"] = f"{timezone.localdate():%Y-%m-%d}"
    assert desk.get(address).status_code == 200
    assert desk.post(address, {**form, "ends": "08:00"}).status_code == 422
    assert desk.post(address, form).status_code == 302
    assert desk.post(address, form).status_code == 302
    made = AdviserRota.objects.get()
    assert "陈律师：每周三 09:00到11:00" in desk.get(address).content.decode()
    day = DutyRecord.objects.earliest("planned_from").planned_from.astimezone(BEIJING).date()
    told = {"day": f"{day}", "instead": "", "reason": "开庭"}
    assert desk.post(f"{address}rota/{made.pk}/change/", told).status_code == 302
    assert RotaChange.objects.get().reason == "开庭"
    terms = f"{address}terms/{person.pk}/"
    assert desk.post(terms, {"paid_by": "县财政", "fee": "3000"}).status_code == 302
    page = client.get(f"/points/{person.point.code}/advisers/").content.decode()
    assert "费用由县财政出，每年 3000 元，不用您出钱" in page
    assert desk.post(f"{address}rota/{made.pk}/end/").status_code == 302
    assert desk.post(f"{address}copy/").status_code == 302


def test_who_does_not_keep_the_place_arranges_nothing(city: City):
    person = adviser(city)
    made = rota(city, person, at=NOW)
    address = f"/office/advisers/at/{person.point.code}/"
    assert city.client("qianwei").get(address).status_code == 404
    # The adviser himself keeps a log, not the rota.
    assert city.client("chen").get(address).status_code == 403
    other = room(city)
    assert (
        city.client("liming").post(f"/office/advisers/at/{other.code}/rota/{made.pk}/end/").status_code == 404
    )
    assert AdviserRota.objects.get().last_on is None


def test_a_time_that_ends_before_it_begins_is_refused(city: City):
    with pytest.raises(RefusedError, match="结束时间"):
        rota(city, adviser(city), starts=time(11), ends=time(9))
