"""Gateways call back: who does not sign is refused, a receipt ends a delivery, TD ends the messages."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.tests.factories import filed, legal_aid
from zhichi.foundation.notices.enums import State
from zhichi.foundation.notices.models import CitizenWish, Notice
from zhichi.foundation.notices.rules import SIGNATURE, TIMESTAMP, sign
from zhichi.foundation.notices.tests.factories import MORNING, PHONE, round_at, tell, the_delivery
from zhichi.foundation.notices.tests.gateway import SECRET, Gateway

pytestmark = pytest.mark.django_db


def call(told: Any, *, secret: bytes = SECRET, late: int = 0, body: bytes = b"", channel: str = "sms") -> Any:
    stamp = str(int(timezone.now().timestamp()) - late)
    body = body or json.dumps(told).encode()
    headers = {TIMESTAMP: stamp, SIGNATURE: sign(secret, stamp, body)}
    return Client(enforce_csrf_checks=True).post(
        f"/notices/receipts/{channel}/", body, content_type="application/json", headers=headers
    )


def sent() -> str:
    tell()
    round_at(MORNING)
    return the_delivery().key


def test_a_receipt_says_that_it_arrived_and_a_repeat_changes_nothing(sms: Gateway):
    told = {"kind": "receipt", "key": sent(), "state": "delivered"}
    assert call(told).json() == {"changed": True}
    assert the_delivery().state == State.ARRIVED
    assert call(told).json() == {"changed": False}
    assert call({**told, "state": "undeliverable"}).json() == {"changed": False}


def test_what_the_network_could_not_deliver_is_told_to_the_desk(city: City, sms: Gateway):
    filed(legal_aid(), at=MORNING)
    round_at(MORNING)
    key = the_delivery().key
    call({"kind": "receipt", "key": key, "state": "undeliverable", "reason": "空号 13800138000"})
    assert (the_delivery().state, the_delivery().said) == (State.FAILED, "空号 ***")
    assert Notice.objects.filter(event="office.undelivered").count() == 1


def test_nobody_without_the_secret_is_heard(sms: Gateway):
    told = {"kind": "receipt", "key": sent(), "state": "delivered"}
    assert call(told, secret=b"another secret of some length").status_code == 401
    assert call(told, late=400).status_code == 401
    assert call(told, late=-400).status_code == 401
    assert (
        Client().post("/notices/receipts/sms/", json.dumps(told), content_type="application/json").status_code
        == 401
    )
    assert call(told, channel="wecom").status_code == 404  # not configured
    assert the_delivery().state == State.SENT


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, 422),
        ([], 422),
        ({"kind": "receipt"}, 422),
        ({"kind": "receipt", "key": 1, "state": "delivered"}, 422),
        ({"kind": "receipt", "key": "x", "state": "eaten"}, 422),
        ({"kind": "receipt", "key": "x", "state": "delivered"}, 200),
        ({"kind": "reply", "from": PHONE}, 422),
        ({"kind": "reply", "from": "12", "text": "TD"}, 422),
    ],
)
def test_what_cannot_be_understood_is_said(sms: Gateway, told: Any, status: int):
    assert call(told).status_code == status


def test_no_json_and_too_much(sms: Gateway):
    assert call(None, body=b"\xff{").status_code == 400
    assert call(None, body=b"[" * 20000).status_code == 413


def test_who_answers_td_hears_no_more_by_any_case(city: City, sms: Gateway):
    assert call({"kind": "reply", "from": PHONE, "text": " td "}).json() == {"changed": True}
    assert call({"kind": "reply", "from": PHONE, "text": "谢谢"}).json() == {"changed": False}
    filed(legal_aid(), at=MORNING)
    round_at(MORNING)
    assert sms.calls == []
    assert CitizenWish.objects.get().stopped_at is not None


def test_td_stops_what_is_already_on_its_way(sms: Gateway):
    sms.script = [503]
    tell()
    round_at(MORNING)
    call({"kind": "reply", "from": PHONE, "text": "TD"})
    round_at(the_delivery().due_at)
    assert the_delivery().state == State.STOPPED
    assert len(sms.calls) == 1
