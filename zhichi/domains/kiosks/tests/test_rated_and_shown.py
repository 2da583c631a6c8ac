"""What is rated at a kiosk came by the kiosk; a paper shown there names people as far as one knows oneself."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.kiosks.tests.factories import kiosk_of, machine
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import business, consultation, decided, do, filed
from zhichi.foundation.ratings.public import Rating, invite

pytestmark = pytest.mark.django_db


@pytest.fixture
def screen(city: City) -> Client:
    return machine(city, kiosk_of(city))


def opens(browser: Client, case: Case) -> None:
    answer = browser.post("/track/", {"code": case.tracking_code, "ending": "8000"})
    assert answer.status_code == 302


def answered(city: City) -> Case:
    case = filed(consultation())
    do(city, case, "answer", "liming")
    return case


def test_by_the_page_of_the_case(city: City, screen: Client):
    case = answered(city)
    opens(screen, case)
    screen.post(f"/cases/{case.tracking_code}/rate/", {"grade": 5})
    assert Rating.objects.get().channel == "kiosk"


def test_by_a_code_that_was_handed_out_at_the_window(city: City, screen: Client):
    made = invite(case=answered(city), channel="window", by=city.actor("liming"), at=timezone.now())
    screen.post("/rate/", {"code": made.code, "asked": "1", "grade": "4"})
    assert Rating.objects.get().channel == "kiosk"


def test_elsewhere_it_came_by_the_page(city: City, client: Client):
    case = answered(city)
    opens(client, case)
    client.post(f"/cases/{case.tracking_code}/rate/", {"grade": 5})
    assert Rating.objects.get().channel == "web"


def test_a_letter_is_masked_at_a_kiosk_alone(city: City, client: Client, screen: Client):
    letter = decided(city, business())
    case = letter.case
    told = {}
    for name, browser in (("home", client), ("kiosk", screen)):
        opens(browser, case)
        told[name] = browser.get(f"/cases/{case.tracking_code}/papers/{letter.pk}/").content.decode()
    assert "王秀英" in told["home"]
    assert "王秀英" not in told["kiosk"]
    assert "王**" in told["kiosk"]
