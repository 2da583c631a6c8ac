"""Anna books a time, waits in the hall, uses the kiosk and searches; no word of the site itself is Chinese to her."""

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.english import reads
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.kiosks.public import Kiosk, register_kiosk
from zhichi.domains.kiosks.tests.factories import machine
from zhichi.domains.network.public import Point
from zhichi.domains.reception.tests.factories import open_now, ticket
from zhichi.foundation.appointments.public import Turn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENT_MS = 2200
# Words that find something, given as examples: the texts that are searched are Chinese.
TRY = ("工资", "离婚", "公证")
ENGLISH = {"name": "zhichi_language", "value": "en"}


def speaks(anna: Visitor) -> Visitor:
    anna.context.add_cookies([{**ENGLISH, "url": anna.base}])
    return anna


def sends(anna: Visitor) -> None:
    """The one form of the page, as it is filled in."""
    anna.main.locator("form[method=post] button[type=submit]").last.click()


def fills(anna: Visitor, **told: str) -> None:
    for name, text in told.items():
        anna.main.locator(f"[name={name}]").fill(text)


def books(anna: Visitor, code: str) -> None:
    anna.go("/booking/")
    reads(anna, "english-halls")
    anna.go(f"/booking/{code}/?item=legal_aid")
    reads(anna, "english-hall", "测试")
    anna.main.locator("a[href*='/form/']").last.click()
    reads(anna, "english-book")
    anna.page.wait_for_timeout(PATIENT_MS)
    fills(anna, name="Anna", phone="1381234")
    sends(anna)
    reads(anna, "english-book-faults")
    fills(anna, phone="13812345678")
    sends(anna)
    anna.sees("booking")
    reads(anna, "english-booking")


def keeps(anna: Visitor) -> None:
    """What one may do with a booking."""
    code = Turn.objects.get(phone__isnull=False, state="booked").code
    for page in ("change", "notices"):
        anna.go(f"/bookings/{code}/{page}/")
        reads(anna, f"english-booking-{page}", apart="article")
    anna.go(f"/bookings/{code}/")
    anna.main.locator("form[action$='/cancel/'] button").click()
    reads(anna, "english-booking-cancelled")
    anna.go("/bookings/")
    fills(anna, code="1")
    sends(anna)
    reads(anna, "english-booking-find-faults")


def test_she_books_waits_and_searches_in_english(enter: Entering, city: City):
    point, hall = open_now(city)
    anna = speaks(enter(360))
    books(anna, point.code)
    keeps(anna)
    ticket(hall, timezone.now(), 1, item="legal_aid")
    anna.go(f"/halls/{point.code}/")
    reads(anna, "english-board")
    for query in ("法律援助", "Xuzhuang", "legal aid", "falvyuanzhu"):
        anna.go(f"/search/?q={query}")
        reads(anna, "english-search", query, *TRY, apart=".found")
    anna.go(f"/points/{point.code}/")
    reads(anna, "english-point", "测试")


def test_a_kiosk_speaks_english(enter: Entering, city: City):
    point, _ = open_now(city)
    held = machine(city, kiosk_at(city, point)).cookies["zhichi_kiosk"].value
    anna = speaks(enter(1080))
    anna.context.add_cookies([{"name": "zhichi_kiosk", "value": held, "url": anna.base}])
    for address in ("/kiosk/", f"/booking/{point.code}/ticket/", "/track/", "/rate/"):
        anna.go(address)
        reads(anna, f"english-kiosk-{address.strip('/').replace('/', '-')}", "大厅东门")
    anna.go(f"/booking/{point.code}/ticket/")
    sends(anna)
    anna.sees("001")
    reads(anna, "english-kiosk-number")
    anna.go("/kiosk/")
    anna.main.locator("button[value=call]").or_(
        anna.page.locator("form[action$='/call/'] button")
    ).first.click()
    reads(anna, "english-kiosk-called")


def kiosk_at(city: City, point: Point) -> Kiosk:
    at = timezone.now()
    return register_kiosk(point=point, code="JN-RC-02", place="大厅东门", by=city.actor("panli"), at=at)
