"""The register as open data."""

import csv
import io
import json
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from zhichi.domains.network.public import Point, Status
from zhichi.domains.network.tests.factories import city, point, unit
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def stood():
    places, keeper = city(), unit()
    point(places["任城区"], keeper, "mediation", "consultation", name='甲,"中心"', lon=116.6, lat=35.4)
    point(places["许庄社区居委会"], keeper, name="乙室", synthetic=True)
    point(places["任城区"], keeper, name="关了的", status=Status.CLOSED)


def body(response) -> str:
    return b"".join(response).decode()


def test_the_table_is_read_back_as_it_was_written(client, stood):
    response = client.get(reverse("network:points_csv"))
    assert response.streaming
    text = body(response)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["name"] for row in rows] == ['甲,"中心"', "乙室"]
    assert rows[0]["items"].split() == ["consultation", "mediation"]
    assert (rows[0]["lon"], rows[1]["lon"]) == ("116.6", "")
    assert [row["synthetic"] for row in rows] == ["0", "1"]


def test_the_map_file_is_geojson_with_day_and_conditions(client, stood):
    told = json.loads(body(client.get(reverse("network:points_geojson"))))
    assert told["type"] == "FeatureCollection"
    assert told["as_of"]
    assert "注明来源" in told["licence"]
    assert [one["geometry"] for one in told["features"]] == [
        {"type": "Point", "coordinates": [116.6, 35.4]},
        None,
    ]


def test_an_empty_register_is_a_file_too(client, db):
    assert json.loads(body(client.get(reverse("network:points_geojson"))))["features"] == []
    assert body(client.get(reverse("network:points_csv"))).count("\n") == 1


@pytest.mark.parametrize("name", ["points_csv", "points_geojson"])
def test_what_has_not_changed_is_not_sent_again(client, stood, name: str):
    address = reverse(f"network:{name}")
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again["ETag"]) == (304, tag)
    one = point(Region.objects.get(pk="370811000000"), unit(), name="丙室")
    changed = client.get(address, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    one.phone = "05372345678"
    one.save()
    assert client.get(address)["ETag"] != changed["ETag"]


@pytest.mark.parametrize("name", ["points_csv", "points_geojson"])
def test_who_knows_the_moment_of_the_last_act_is_not_sent_it_again(client, stood, name: str):
    address = reverse(f"network:{name}")
    code = Point.objects.values_list("code", flat=True).first()
    noon = timezone.now() - timedelta(minutes=1)
    acted(code, noon)
    since = client.get(address)["Last-Modified"]
    assert since == http_date(max(noon, midnight()).timestamp())
    again = client.get(address, headers={"If-Modified-Since": since})
    assert (again.status_code, again["Last-Modified"]) == (304, since)
    acted(code, timezone.now())
    assert client.get(address, headers={"If-Modified-Since": since}).status_code == 200


def test_without_any_act_the_files_are_as_old_as_their_day(client, db):
    assert client.get(reverse("network:points_csv"))["Last-Modified"] == http_date(midnight().timestamp())


def test_an_act_on_a_case_is_no_change_of_the_register(client, stood):
    with transaction.atomic():
        append(subject="case:X", at=timezone.now(), actor=SYSTEM.ref, code="test.thing.was_done", payload={})
    assert client.get(reverse("network:points_csv"))["Last-Modified"] == http_date(midnight().timestamp())


def acted(code: str, at: datetime) -> None:
    with transaction.atomic():
        append(subject=f"point:{code}", at=at, actor=SYSTEM.ref, code="test.thing.was_done", payload={})


def midnight() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def test_the_page_says_what_each_column_is(client, db):
    html = client.get(reverse("network:open_data")).content.decode()
    assert "region_code" in html
    assert reverse("network:points_csv") in html
