"""What does not get through is tried again, with growing pauses, and at last comes back to the desk."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.tests.factories import filed, legal_aid
from zhichi.foundation.notices.enums import State
from zhichi.foundation.notices.models import Delivery, Notice
from zhichi.foundation.notices.rules import MOST_TRIES
from zhichi.foundation.notices.tests.factories import MORNING, round_at, tell, the_delivery
from zhichi.foundation.notices.tests.gateway import Gateway

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_what_fails_for_now_is_tried_again_under_the_same_key_with_growing_pauses(db: None, sms: Gateway):
    sms.script = [503, 429]
    tell()
    round_at(MORNING)
    row = the_delivery()
    assert (row.state, row.tries, row.due_at) == (State.WAITING, 1, MORNING + MINUTE)
    round_at(MORNING + MINUTE)
    assert the_delivery().due_at == MORNING + 6 * MINUTE
    round_at(MORNING + 5 * MINUTE)  # not yet
    assert len(sms.calls) == 2
    round_at(MORNING + 6 * MINUTE)
    assert the_delivery().state == State.SENT
    assert len({told["key"] for told in sms.calls}) == 1


def test_a_channel_may_ask_for_a_longer_pause(db: None, sms: Gateway):
    sms.script, sms.headers = [429], {"Retry-After": "3600"}
    tell()
    round_at(MORNING)
    assert the_delivery().due_at == MORNING + timedelta(hours=1)


def test_what_is_refused_is_not_tried_again_and_the_answer_is_kept_without_numbers(db: None, sms: Gateway):
    sms.script = [422]
    tell()
    round_at(MORNING)
    row = the_delivery()
    assert (row.state, row.tries) == (State.FAILED, 1)
    assert row.said == "422 no such number ***"


def test_the_desk_in_charge_hears_that_it_could_not_be_delivered(city: City, sms: Gateway):
    sms.script = [422]
    case = filed(legal_aid(), at=MORNING)
    round_at(MORNING)
    told = Notice.objects.get(event="office.undelivered")
    assert (told.unit_id, told.tail) == (case.unit_id, case.number[-4:])


def test_after_the_last_try_it_has_failed(db: None, sms: Gateway):
    sms.script = [500] * 20
    tell()
    at = MORNING
    for _ in range(MOST_TRIES):
        round_at(at)
        at = the_delivery().due_at
    assert the_delivery().state == State.FAILED
    assert len(sms.calls) == MOST_TRIES


def test_nobody_at_the_other_end_lets_the_channel_rest_for_the_round(db: None, settings, sms: Gateway):
    broken = SimpleNamespace(url="http://127.0.0.1:9/", secret=b"x" * 20)
    settings.ZHICHI_GATEWAYS = {"sms": broken}
    for number in range(8):
        tell(subject=f"booking:{number}")
    round_at(MORNING)
    tries = sorted(Delivery.objects.values_list("tries", flat=True))
    assert tries == [0, 0, 0, 0, 0, 1, 1, 1]
    assert not Delivery.objects.exclude(state=State.WAITING).exists()


def test_a_gateway_with_another_secret_is_no_fault_of_the_message(db: None, settings, sms: Gateway):
    settings.ZHICHI_GATEWAYS = {"sms": SimpleNamespace(url=sms.url, secret=b"y" * 20)}
    tell()
    round_at(MORNING)
    assert (the_delivery().state, the_delivery().said) == (State.WAITING, "401 signature")
    assert timezone.localtime(the_delivery().due_at)
