"""电子送达: only with the recipient's signed consent, taken on the portal, taken back at any time."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.service.public import Consent, Service, ServiceAttempt, Way, consent, revoke, take
from zhichi.foundation.service.tests.factories import refused_case, report, to_serve, tried

pytestmark = pytest.mark.django_db
STROKES = "10,10,200,100;300,20,320,180"


@pytest.fixture
def case(city: City) -> Case:
    return refused_case(city)


@pytest.fixture
def service(case: Case) -> Service:
    return to_serve(case)


@pytest.fixture
def wang(client: Client, case: Case) -> Client:
    """Her browser, in which the case was opened by code and last four."""
    client.post(reverse("services:track"), {"code": case.tracking_code, "ending": "8000"})
    return client


def page(case: Case) -> str:
    return reverse("service:mine", args=[case.tracking_code])


def test_without_consent_nothing_is_taken_here(service: Service):
    with pytest.raises(RefusedError, match="要先签电子送达同意书"):
        take(service=service, token="t1", by=CITIZEN, at=day("2026-06-10"))
    assert not ServiceAttempt.objects.exists()


def test_an_officer_cannot_serve_electronically_who_did_not_agree(city: City, service: Service):
    with pytest.raises(RefusedError, match="没有签电子送达同意书"):
        tried(city, service, report(Way.ELECTRONIC, outcome="arrived", signer=""))


def test_an_officer_cannot_sign_on_the_portal_for_who_did_agree(city: City, service: Service):
    consent(service=service, name="王秀英", signature=None, by=CITIZEN, at=day("2026-06-08"))
    with pytest.raises(RefusedError, match="不能代他登记"):
        tried(city, service, report(Way.ELECTRONIC, outcome="arrived", signer=""))
    assert not ServiceAttempt.objects.exists()


def test_who_agrees_takes_it_and_is_served_that_day(case: Case, service: Service, wang: Client):
    assert "同意在网上接收" in wang.get(page(case)).content.decode()
    answer = wang.post(page(case), {"do": "consent", "name": "王秀英", "signature-drawn": STROKES})
    assert answer.status_code == 302
    held = Consent.objects.get()
    assert (held.party.name, held.signature is not None) == ("王秀英", True)
    assert "我看过了，签收" in wang.get(page(case)).content.decode()
    for _ in range(2):
        wang.post(page(case), {"do": "take", "service": service.pk, "token": "once"})
    service.refresh_from_db()
    attempt = service.attempts.get()
    assert (service.state, service.effective_on) == ("effective", timezone.localdate())
    assert (attempt.way, len(attempt.digest), attempt.consent) == ("electronic", 64, held)
    assert "我看过了，签收" not in wang.get(page(case)).content.decode()


@pytest.mark.parametrize("name", ["", "王秀", "王秀英英"])
def test_the_name_must_be_hers(service: Service, name: str):
    with pytest.raises(RefusedError, match="请写您登记时的姓名"):
        consent(service=service, name=name, signature=None, by=CITIZEN, at=day("2026-06-09"))


def test_a_line_that_is_no_signature_is_told(case: Case, wang: Client):
    answer = wang.post(page(case), {"do": "consent", "name": "王秀英", "signature-drawn": "1,1"}, follow=True)
    assert "手写签名太短" in answer.content.decode()
    assert not Consent.objects.exists()


def test_consent_is_taken_back_and_what_was_served_stays(case: Case, service: Service):
    at = day("2026-06-09")
    held = consent(service=service, name="王秀英", signature=None, by=CITIZEN, at=at)
    assert consent(service=service, name="王秀英", signature=None, by=CITIZEN, at=at) == held
    take(service=service, token="t", by=CITIZEN, at=day("2026-06-10"))
    assert revoke(party=held.party, service=service, by=CITIZEN, at=day("2026-06-11"))
    assert not revoke(party=held.party, service=service, by=CITIZEN, at=day("2026-06-11"))
    service.refresh_from_db()
    assert service.is_served
    codes = list(entries_of(case.subject).values_list("code", flat=True))
    assert [codes.count(f"service.consent.{one}") for one in ("given", "revoked")] == [1, 1]


def test_a_browser_that_did_not_open_the_case_sees_nothing(client: Client, case: Case):
    for answer in (client.get(page(case)), client.post(page(case), {"do": "take"})):
        assert answer.status_code == 302
        assert "/track/" in answer["Location"]
    assert not ServiceAttempt.objects.exists()


def test_the_case_page_tells_her_of_it(case: Case, wang: Client):
    shown = wang.get(reverse("services:case", args=[case.tracking_code])).content.decode()
    assert "不予法律援助决定书：怎么领取" in shown
