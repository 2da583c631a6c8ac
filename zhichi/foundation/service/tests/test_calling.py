"""Whoever agreed to take papers on the portal is told that one waits, once, in words that give nothing away."""

import re
from datetime import datetime, timedelta

import pytest
import yaml
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.notices.public import messages_of
from zhichi.foundation.service.actions import call
from zhichi.foundation.service.public import Service, consent, revoke, take
from zhichi.foundation.service.tests.factories import refused_case, report, to_serve, tried

pytestmark = pytest.mark.django_db
NEXT = day("2026-06-08") + timedelta(hours=2)


@pytest.fixture
def case(city: City) -> Case:
    return refused_case(city)


@pytest.fixture
def service(case: Case) -> Service:
    return to_serve(case)


def agreed(service: Service, at: datetime = day("2026-06-08")) -> None:
    consent(service=service, name="王秀英", signature=None, by=CITIZEN, at=at)


def told(case: Case) -> list[str]:
    found = messages_of(case.subject)
    return [f"{one.title}。{one.text}" for one in found if one.title == "有一份文书等您签收"]


def test_it_is_told_once_however_often_it_is_looked_for(case: Case, service: Service):
    agreed(service)
    assert [call(at=NEXT), call(at=NEXT), call(at=NEXT + timedelta(days=1))] == [1, 0, 0]
    assert len(told(case)) == 1


def test_what_is_sent_names_neither_the_paper_nor_the_person(case: Case, service: Service):
    agreed(service)
    call(at=NEXT)
    (words,) = told(case)
    assert not any(hidden in words for hidden in ("王", "不予", "决定", case.number, case.tracking_code))
    assert "想要纸的" in words
    document = yaml.safe_load((settings.DATA / "notices" / "service.yaml").read_text(encoding="utf-8"))
    short = document["events"]["service.waiting"]["short"]
    assert set(re.findall(r"\{(.+?)\}", short)) == {"编号", "链接", "单位", "电话"}


def test_who_did_not_agree_or_took_it_back_is_told_nothing(city: City, service: Service):
    assert call(at=NEXT) == 0
    agreed(service)
    assert service.party is not None
    revoke(party=service.party, service=service, by=CITIZEN, at=day("2026-06-08"))
    assert call(at=NEXT) == 0


def test_who_signed_at_once_or_was_served_at_the_door_is_told_nothing(city: City, service: Service):
    agreed(service)
    take(service=service, token="t", by=CITIZEN, at=day("2026-06-08"))
    assert call(at=NEXT) == 0
    other = to_serve(refused_case(city))
    agreed(other)
    tried(city, other, report(happened_at=day("2026-06-08")))
    assert call(at=NEXT + timedelta(hours=1)) == 0


def test_nobody_is_told_in_the_first_hour_nor_of_what_is_old(service: Service):
    agreed(service)
    assert call(at=day("2026-06-08") + timedelta(minutes=30)) == 0
    assert call(at=day("2026-06-15")) == 0


def test_the_message_is_read_on_the_page_of_the_case(case: Case, service: Service, client: Client):
    agreed(service)
    call(at=NEXT)
    client.post(reverse("services:track"), {"code": case.tracking_code, "ending": "8000"})
    page = client.get(f"/cases/{case.tracking_code}/notices/").content.decode()
    assert "有一份文书等您签收" in page
