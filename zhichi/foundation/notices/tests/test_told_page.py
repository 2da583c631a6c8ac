"""A citizen reads what was told, chooses how to be told, and stops it."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import consultation, filed, legal_aid
from zhichi.foundation.cases.tests.factories import do as act
from zhichi.foundation.notices.actions.links import token_of
from zhichi.foundation.notices.actions.spreading import spread
from zhichi.foundation.notices.models import CitizenWish, Delivery, Notice
from zhichi.foundation.notices.tests.factories import PHONE
from zhichi.foundation.notices.tests.gateway import Gateway

pytestmark = pytest.mark.django_db


def opened(case: Case, ending: str = PHONE[-4:]) -> Client:
    client = Client()
    client.post("/track/", {"code": case.tracking_code, "ending": ending})
    return client


def page(client: Client, case: Case, **data: Any) -> Any:
    address = f"/cases/{case.tracking_code}/notices/"
    return client.post(address, data) if data else client.get(address)


def test_everything_told_stands_there_with_its_copies(city: City, sms: Gateway):
    case = filed(legal_aid())
    act(city, case, "request_supplement", "liming")
    spread(at=timezone.now())
    body = page(opened(case), case).content.decode()
    assert "您的申请收到了" in body
    assert "请您补充材料" in body
    assert "短信 138****8000" in body
    assert PHONE not in body


def test_who_has_not_opened_the_case_is_asked_for_its_key(city: City):
    case = filed(legal_aid())
    response = page(Client(), case)
    assert response["Location"].startswith("/track/?code=")


def test_without_channels_the_page_offers_none(city: City):
    case = filed(legal_aid())
    body = page(opened(case), case).content.decode()
    assert "现在还不发短信和邮件" in body
    assert "短信，发到" not in body
    assert "我自己来网上看" in body


def test_stopping_holds_for_all_that_the_number_has_and_can_be_taken_back(city: City, sms: Gateway):
    case, other = filed(legal_aid()), filed(consultation())
    client = opened(case)
    assert page(client, case, channel="stop").status_code == 302
    spread(at=timezone.now())
    assert Delivery.objects.count() == 0
    assert "您说过不要再发" in page(client, case).content.decode()
    page(client, case, channel="sms")
    act(city, other, "take", "liming")
    spread(at=timezone.now())
    assert Delivery.objects.get().notice.subject == other.subject


def test_mail_instead(city: City, sms: Gateway, outbox: Any):
    case = filed(legal_aid())
    client = opened(case)
    wrong = page(client, case, channel="mail", mail="nobody")
    assert wrong.status_code == 422
    assert "请填写邮箱" in wrong.content.decode()
    page(client, case, channel="mail", mail="wang@example.com")
    spread(at=timezone.now())
    copy = Delivery.objects.get()
    assert (copy.channel, copy.address, copy.masked) == ("mail", "wang@example.com", "w***@example.com")


def test_a_choice_that_is_not_offered_is_refused(city: City):
    case = filed(legal_aid())
    assert page(opened(case), case, channel="pigeon").status_code == 422
    assert not CitizenWish.objects.exists()


def test_a_short_link_leads_to_the_key_and_shows_nothing_itself(city: City):
    case = filed(legal_aid())
    notice = Notice.objects.get()
    response = Client().get(f"/n/{token_of(notice.pk)}/")
    assert response["Location"] == f"/track/?code={case.tracking_code}"


@pytest.mark.parametrize("token", ["0-0", "1-000000000000", "-", "x", "zzzzzzzzzzzzzzzz-1", "1-" + "é"])
def test_a_link_that_we_did_not_make_leads_nowhere(city: City, token: str):
    filed(legal_aid())
    assert Client().get(f"/n/{token}/").status_code == 404


def test_guessing_links_is_locked_as_guessing_codes_is(city: City):
    client = Client()
    answers = [client.get(f"/n/{number:x}-000000000000/").status_code for number in range(1, 60)]
    assert answers[0] == 404
    assert answers[-1] == 429
