"""Complaints that a rating was forced or bought: open to everybody, read above the unit only."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.ratings.actions import answer_pressure
from zhichi.foundation.ratings.models import Pressure
from zhichi.foundation.ratings.models.waiting import waiting
from zhichi.foundation.ratings.tests.factories import head

pytestmark = pytest.mark.django_db
PAGE = "/rate/pressure/"
TOLD = {"unit": "370811-town", "words": "让我当面点非常满意才给回执", "phone": ""}


def test_anybody_may_tell_without_a_name(city: City):
    page = Client().get(f"{PAGE}?unit=370811-town").content.decode()
    assert 'value="370811-town" selected' in page
    assert Client().post(PAGE, TOLD).status_code == 302
    one = Pressure.objects.get()
    assert one.unit.code == "370811-town"
    entry = entries_of(f"pressure:{one.pk}").last()
    assert (entry.actor, payload_of(entry)) == ("citizen", {"unit": "370811-town"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM ratings_pressure")
        assert "回执".encode() not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"unit": "nowhere"}, "请选择是哪个单位"),
        ({"words": "慢"}, "再清楚一点"),
        ({"words": "长" * 1001}, "最多写 1000 个字"),
        ({"phone": "12"}, "电话"),
    ],
)
def test_what_is_wrong_is_said_beside_it(city: City, changed: dict, said: str):
    answer = Client().post(PAGE, {**TOLD, **changed})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Pressure.objects.exists()


def test_a_flood_from_one_address_is_stopped(city: City):
    codes = [Client().post(PAGE, TOLD).status_code for _ in range(6)]
    assert codes == [302] * 5 + [429]


def test_it_is_read_and_answered_above_the_unit_only(city: City):
    head(city)
    Client().post(PAGE, TOLD)
    one = Pressure.objects.get()
    for who in ("liuhead", "liming", "hanmei"):
        assert not Pressure.objects.visible_to(city.actor(who)).exists(), who
    with pytest.raises(PermissionDenied):
        answer_pressure(
            pressure_id=one.pk, answer="查了", found=False, by=city.actor("liuhead"), at=timezone.now()
        )
    assert [held.title for held in waiting(city.actor("panli"), timezone.now())] == ["强迫、诱导评价的投诉"]
    client, address = city.client("panli"), f"/office/ratings/pressures/{one.pk}/"
    assert "才给回执" in client.get(address).content.decode()
    assert client.post(address, {"found": "yes"}).status_code == 422
    assert client.post(address, {"found": "yes", "answer": "已批评并整改"}).status_code == 302
    assert "属实" in client.get("/office/ratings/pressures/").content.decode()
    with pytest.raises(RefusedError, match="处理过了"):
        answer_pressure(
            pressure_id=one.pk, answer="再查", found=False, by=city.actor("panli"), at=timezone.now()
        )
    assert waiting(city.actor("panli"), timezone.now()) == []


def test_a_county_desk_is_judged_by_the_city(city: City):
    Client().post(PAGE, {**TOLD, "unit": "370811"})
    assert not Pressure.objects.visible_to(city.actor("panli")).exists()
    assert Pressure.objects.visible_to(city.actor("gaofang")).exists()
