"""A notice goes out once, by the way its person is reached, and its answer is written down."""

from datetime import timedelta

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import Applicant
from zhichi.foundation.cases.tests.factories import filed, legal_aid
from zhichi.foundation.notices.enums import State
from zhichi.foundation.notices.models import Delivery, Notice
from zhichi.foundation.notices.tests.factories import MORNING, PHONE, round_at, tell, the_delivery
from zhichi.foundation.notices.tests.gateway import Gateway

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_the_receipt_of_a_filing_reaches_the_applicants_telephone(city: City, sms: Gateway):
    case = filed(legal_aid(), at=MORNING)
    round_at(MORNING)
    (told,) = sms.calls
    assert told["to"] == PHONE
    assert case.number[-4:] in told["text"]
    assert case.unit.name in told["text"]
    assert told["text"].endswith("回复TD不再收")
    assert the_delivery().state == State.SENT
    assert the_delivery().reference.startswith("g-")


def test_no_text_holds_what_opens_the_case(city: City, sms: Gateway):
    case = filed(legal_aid(), at=MORNING)
    round_at(MORNING)
    sent = f"{sms.calls[0]['text']}{sms.calls[0]['link']}{sms.calls[0]['title']}"
    for secret in (case.tracking_code, case.number, "王秀英", PHONE[-4:]):
        assert secret not in sent


def test_an_agent_hears_it_where_only_he_left_a_number(city: City, sms: Gateway):
    old = Applicant(name="王老太", id_type="citizen_id", id_number="11010519491231002X")
    filed(legal_aid(applicant=old, agent=Applicant(name="王小兵", phone="13900139000")), at=MORNING)
    round_at(MORNING)
    assert [told["to"] for told in sms.calls] == ["13900139000"]


def test_a_second_round_sends_nothing_again(db: None, sms: Gateway):
    tell()
    round_at(MORNING)
    round_at(MORNING + timedelta(days=1))
    assert len(sms.calls) == 1


def test_the_same_event_is_told_once(db: None, sms: Gateway):
    tell()
    tell()
    round_at(MORNING)
    assert Notice.objects.count() == len(sms.calls) == 1


def test_a_channel_that_is_not_configured_is_off(db: None):
    tell()
    round_at(MORNING)
    assert Delivery.objects.count() == 0
    assert Notice.objects.get().spread_at == MORNING  # shown on our own pages, and not sent later in a heap


def test_what_came_too_late_is_not_sent(db: None, sms: Gateway):
    tell(until=MORNING + MINUTE)
    round_at(MORNING + 2 * MINUTE)
    assert the_delivery().state == State.EXPIRED
    assert sms.calls == []
