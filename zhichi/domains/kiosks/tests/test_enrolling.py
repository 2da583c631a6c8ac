"""How a machine becomes a kiosk, and stops being one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.kiosks.actions import KioskError, enrol, give_code, register_kiosk, retire_kiosk
from zhichi.domains.kiosks.tests.factories import hall, kiosk_of, machine
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db


def test_a_code_typed_at_the_machine_makes_it_a_kiosk(city: City):
    kiosk = kiosk_of(city)
    code = give_code(kiosk=kiosk, by=city.actor("panli"), at=timezone.now())
    browser = Client()
    typed = f" {code[:5].lower()}-{code[5:]} "
    answer = browser.post("/kiosk/enrol/", {"code": typed})
    assert answer["Location"] == "/kiosk/"
    cookie = browser.cookies["zhichi_kiosk"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
    assert "请选一件事" in browser.get("/kiosk/").content.decode()
    kiosk.refresh_from_db()
    assert cookie.value.split(":")[1] not in kiosk.secret
    assert [entry.code for entry in entries_of(kiosk.subject)] == [
        "kiosks.kiosk.registered",
        "kiosks.code.given",
        "kiosks.kiosk.enrolled",
    ]


def test_a_code_works_once_and_a_quarter_of_an_hour(city: City):
    kiosk, now = kiosk_of(city), timezone.now()
    code = give_code(kiosk=kiosk, by=city.actor("panli"), at=now)
    with pytest.raises(KioskError, match="过期"):
        enrol(code=code, at=now + timedelta(minutes=16))
    enrol(code=code, at=now)
    with pytest.raises(KioskError):
        enrol(code=code, at=now)


def test_activating_another_machine_ends_the_first(city: City):
    kiosk = kiosk_of(city)
    first = machine(city, kiosk)
    machine(city, kiosk)
    answer = first.get("/kiosk/")
    assert answer["Location"] == "/kiosk/enrol/"
    assert answer.cookies["zhichi_kiosk"].value == ""


def test_a_retired_kiosk_is_none_any_more(city: City):
    kiosk = kiosk_of(city)
    browser = machine(city, kiosk)
    retire_kiosk(kiosk=kiosk, by=city.actor("panli"), at=timezone.now())
    assert browser.get("/kiosk/")["Location"] == "/kiosk/enrol/"
    with pytest.raises(KioskError):
        give_code(kiosk=kiosk, by=city.actor("panli"), at=timezone.now())


@pytest.mark.parametrize("held", ["1", "1:", ":x", "x:y", "99999999999999999999:y", "1:wrong"])
def test_a_made_up_cookie_is_no_kiosk(city: City, held: str):
    kiosk_of(city)
    browser = Client()
    browser.cookies["zhichi_kiosk"] = held
    assert browser.get("/kiosk/")["Location"] == "/kiosk/enrol/"


def test_codes_cannot_be_tried_for_long(city: City):
    browser = Client()
    for _ in range(10):
        assert browser.post("/kiosk/enrol/", {"code": "AAAAABBBBB"}).status_code == 422
    answer = browser.post("/kiosk/enrol/", {"code": "AAAAABBBBB"})
    assert answer.status_code == 429
    assert "已暂时锁定" in answer.content.decode()


def test_only_who_keeps_the_points_registers(city: City):
    place = hall(city)
    for name in ("liming", "qianwei"):
        with pytest.raises(PermissionDenied):
            register_kiosk(point=place, code="JN-9", place="", by=city.actor(name), at=timezone.now())
    kiosk_of(city)
    with pytest.raises(KioskError, match="编号"):
        kiosk_of(city)
