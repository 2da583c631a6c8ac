"""Identity cards: wanted, read once, taken over, forgotten; by signature only."""

import json
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.kiosks.actions import forget_old_cards, give_reader_key
from zhichi.domains.kiosks.models import CardReading, Kiosk
from zhichi.domains.kiosks.readers import signature
from zhichi.domains.kiosks.rules import CardError, card_of
from zhichi.domains.kiosks.tests.factories import kiosk_of, machine

pytestmark = pytest.mark.django_db
CARD = {"name": "王秀英", "number": "11010519491231002X", "address": "许庄街道许庄社区"}
PERSON = "/apply/legal_aid/person/"


@pytest.fixture
def kiosk(city: City) -> Kiosk:
    made = kiosk_of(city)
    give_reader_key(kiosk=made, by=city.actor("panli"), at=timezone.now())
    made.refresh_from_db()
    return made


def lay(
    kiosk: Kiosk, card: object = CARD, *, key: str = "", stamp: int = 0, code: str = ""
) -> tuple[int, dict]:
    """What the reader's program sends."""
    body, stamp = json.dumps(card).encode(), stamp or int(time.time())
    headers = {
        "X-Kiosk": code or kiosk.code,
        "X-Time": str(stamp),
        "X-Signature": signature(key or kiosk.reader_key, stamp, body),
    }
    answer = Client().post("/kiosk/card/read/", body, content_type="application/json", headers=headers)
    return answer.status_code, answer.json()


def test_a_wanted_card_is_read_once_and_shown_masked(city: City, kiosk: Kiosk):
    browser = machine(city, kiosk)
    waiting = browser.post("/kiosk/card/", {"next": PERSON}, follow=True)
    assert "请放身份证" in waiting.content.decode()
    assert lay(kiosk) == (200, {"taken": True})
    assert lay(kiosk)[0] == 422
    page = browser.get(f"/kiosk/card/?next={PERSON}").content.decode()
    assert "王**" in page
    assert CARD["number"] not in page
    assert "王秀英" not in CardReading.objects.values_list("card", flat=True).query.__str__()


def test_a_card_nobody_asked_for_is_not_kept(kiosk: Kiosk):
    assert lay(kiosk)[0] == 422
    assert not CardReading.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"key": "0" * 64}, {"stamp": 1_000_000_000}, {"code": "JN-XX"}, {"stamp": 99_999_999_999}]
)
def test_only_this_reader_speaks_and_only_now(city: City, kiosk: Kiosk, wrong: dict):
    machine(city, kiosk).post("/kiosk/card/", {"next": PERSON})
    assert lay(kiosk, **wrong)[0] == 403
    assert CardReading.objects.get().read_at is None


@pytest.mark.parametrize(
    ("stamp", "signed"),
    [("999999999999", "00"), ("9" * 30, "00"), ("now", "é" * 64), ("", "")],
)
def test_a_message_that_is_none_is_refused_and_breaks_nothing(kiosk: Kiosk, stamp: str, signed: str):
    stamp = str(int(time.time())) if stamp == "now" else stamp
    told = {"HTTP_X_KIOSK": kiosk.code, "HTTP_X_TIME": stamp, "HTTP_X_SIGNATURE": signed}
    answer = Client().post("/kiosk/card/read/", b"{}", content_type="application/json", **told)
    assert (answer.status_code, answer.json()["taken"]) == (403, False)


@pytest.mark.parametrize(
    "card",
    [
        [],
        {"name": ""},
        CARD | {"number": "110105194912310021"},
        CARD | {"name": 7},
        CARD | {"name": "王" * 61},
    ],
)
def test_what_is_no_card_is_refused(card: object):
    with pytest.raises(CardError):
        card_of(card)


def test_the_end_of_the_use_and_a_few_minutes_forget_it(city: City, kiosk: Kiosk):
    browser = machine(city, kiosk)
    browser.post("/kiosk/card/", {"next": PERSON})
    lay(kiosk)
    browser.post("/kiosk/end/")
    assert not CardReading.objects.exists()
    browser.post("/kiosk/card/", {"next": PERSON})
    assert forget_old_cards(timezone.now()) == 0
    assert forget_old_cards(timezone.now() + timedelta(minutes=11)) == 1


def test_the_way_back_is_a_filing_here_and_nowhere_else(city: City, kiosk: Kiosk):
    browser = machine(city, kiosk)
    for elsewhere in ("https://example.invalid/", "//example.invalid/apply/", "/office/", ""):
        assert browser.post("/kiosk/card/", {"next": elsewhere})["Location"] == "/kiosk/"


def test_the_person_step_takes_the_card_over(city: City, kiosk: Kiosk):
    browser = machine(city, kiosk)
    browser.post("/apply/legal_aid/")
    browser.post(
        "/apply/legal_aid/where/",
        {"county": "370811000000", "township": "370811002000", "village": "370811002001"},
    )
    answers = {"matter": "labour", "facts": "欠薪", "stage": "none", "hardship": "commitment"}
    browser.post("/apply/legal_aid/matter/", answers)
    assert "放身份证，自动填写" in browser.get(PERSON).content.decode()
    browser.post("/kiosk/card/", {"next": PERSON})
    lay(kiosk)
    page = browser.get(PERSON).content.decode()
    assert "证件读到了" in page
    assert 'value="王秀英"' in page
    assert f'value="{CARD["number"]}"' in page
