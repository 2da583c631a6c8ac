"""Programs file at a pace: ten of one telephone an hour, then 429; a repeat is answered all the same."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import guard
from zhichi.foundation.cases.public import Case

pytestmark = pytest.mark.django_db
PHONE = "138 0013 8000"


@pytest.fixture(autouse=True)
def paced(settings):
    settings.ZHICHI_PACE = True


def send(number: int, phone: str = PHONE, address: str = "198.51.100.7"):
    body = {
        "kind": "consultation",
        "region": "370811002001",
        "applicant": {"name": "王秀英", "phone": phone},
        "answers": {"matter": "labour", "question": f"第{number}个问题：老板不给工钱怎么办？"},
    }
    return Client(REMOTE_ADDR=address).post(
        "/api/v1/applications",
        json.dumps(body),
        content_type="application/json",
        headers={"Idempotency-Key": f"pace-{number:08d}"},
    )


def test_the_eleventh_of_one_telephone_waits_from_whatever_address(city: City):
    for number in range(10):
        assert send(number, address=f"198.51.100.{number}").status_code == 201
    answer = send(10, address="203.0.113.1")
    assert (answer.status_code, answer.json()["type"]) == (429, "/problems/too-many")
    assert 0 < int(answer["Retry-After"]) <= 3600
    assert Case.objects.count() == 10
    assert send(11, "13900139000", "203.0.113.1").status_code == 201


def test_what_was_filed_is_answered_again_under_its_key(city: City):
    for number in range(11):
        send(number)
    answer = send(3)
    assert (answer.status_code, answer["Idempotency-Replayed"]) == (200, "true")


def test_repeats_and_faults_are_not_counted(city: City):
    for _ in range(30):
        assert send(1).status_code in {200, 201}
        assert send(2, "12").status_code == 422
    assert send(3).status_code == 201


def test_ten_thousand_telephones_from_one_address_do_not_come_through(city: City, monkeypatch):
    few = replace(guard.THRESHOLDS["api.filing.address"], failures=5)
    monkeypatch.setitem(guard.THRESHOLDS, "api.filing.address", few)
    found = [send(n, f"139{n:08d}").status_code for n in range(9)]
    assert found == [201] * 5 + [429] * 4


def test_an_hour_later_it_goes_on(city: City, monkeypatch):
    for number in range(11):
        send(number)
    later = timezone.now() + timedelta(hours=1, minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert send(12).status_code == 201
