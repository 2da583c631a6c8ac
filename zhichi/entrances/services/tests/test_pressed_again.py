"""Pressing twice, going back, losing the session in the middle, clocks that are wrong: one case, and what is shown is true."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.entrances.services.tests.steps import LEGAL_AID, TRUE, fill, opened, step
from zhichi.foundation.cases.public import Case, Draft
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
CHECK = "/apply/legal_aid/check/"


@pytest.fixture
def wang(city: City) -> Client:
    client = Client()
    fill(client, until="check")
    return client


def test_the_last_button_pressed_twice_shows_one_receipt(wang: Client):
    cookies = wang.cookies.copy()
    first = wang.post(CHECK, TRUE)
    wang.cookies = cookies  # The second press left before the first answer came.
    second = wang.post(CHECK, TRUE)
    assert (first.url, first.status_code) == (second.url, 302)
    assert Case.objects.count() == 1


@pytest.mark.parametrize("name", ["where", "matter", "person", "papers"])
def test_every_step_pressed_twice_is_the_step_once(city: City, name: str):
    client = Client()
    fill(client, until=name)
    answers = [step(client, name) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Draft.objects.count() == 1


def test_beginning_twice_goes_on_with_the_first(city: City):
    client = Client()
    for _ in range(2):
        client.post("/apply/legal_aid/")
    assert Draft.objects.count() == 1


def test_back_after_filing_is_no_second_case(wang: Client):
    wang.post(CHECK, TRUE)
    for name in ("check", "papers", "person", "matter", "where"):
        assert wang.get(f"/apply/legal_aid/{name}/").url == "/apply/legal_aid/"
        assert wang.post(f"/apply/legal_aid/{name}/", LEGAL_AID[name]).status_code == 302
    assert Case.objects.count() == 1


@pytest.mark.parametrize("name", ["where", "matter", "person", "papers", "check"])
def test_no_browser_keeps_a_step_to_show_it_untrue_later(wang: Client, name: str):
    assert wang.get(f"/apply/legal_aid/{name}/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["matter", "person", "papers", "check"])
def test_a_session_lost_in_the_middle_loses_nothing(city: City, name: str):
    client = Client()
    fill(client, until=name)
    client.cookies.pop(settings.SESSION_COOKIE_NAME, None)
    for each in list(LEGAL_AID)[list(LEGAL_AID).index(name) :]:
        assert step(client, each).status_code == 302
    assert Case.objects.count() == 1


def test_a_draft_lost_in_the_middle_leads_to_the_beginning(wang: Client):
    wang.cookies.clear()
    assert wang.post(CHECK, TRUE).url == "/apply/legal_aid/"
    assert not Case.objects.exists()


def test_after_a_lost_session_the_receipt_asks_for_the_key(wang: Client):
    receipt = wang.post(CHECK, TRUE).url
    wang.cookies.clear()
    assert wang.get(receipt).url.startswith("/track/?code=")
    opened(wang, Case.objects.get(), "8000")
    assert wang.get(receipt).status_code == 200


def test_what_the_citizen_does_pressed_twice_is_done_once(wang: Client):
    wang.post(CHECK, TRUE)
    case = Case.objects.get()
    address = f"/cases/{case.tracking_code}/do/withdraw/"
    before = case.acts.count()
    for _ in range(2):
        assert wang.post(address, {"reason": "不办了。"}).status_code == 302
    assert case.acts.count() == before + 1


def test_a_server_clock_that_goes_back_between_two_acts_keeps_their_order(
    wang: Client, monkeypatch: pytest.MonkeyPatch
):
    wang.post(CHECK, TRUE)
    case = Case.objects.get()
    earlier = timezone.now() - timedelta(minutes=10)
    monkeypatch.setattr("django.utils.timezone.now", lambda: earlier)
    assert wang.post(f"/cases/{case.tracking_code}/do/withdraw/", {"reason": "不办了。"}).status_code == 302
    assert [entry.seq for entry in entries_of(case.subject)] == sorted(
        e.seq for e in entries_of(case.subject)
    )
    assert wang.get(f"/cases/{case.tracking_code}/").status_code == 200


@pytest.mark.parametrize("said", ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 2199 23:59:59 GMT"])
def test_what_the_clock_of_a_phone_says_changes_nothing(wang: Client, said: str):
    wang.post(CHECK, TRUE, headers={"Date": said, "If-Modified-Since": said})
    assert abs(Case.objects.get().filed_at - timezone.now()) < timedelta(minutes=5)
