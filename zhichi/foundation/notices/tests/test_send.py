"""The door for other rooms: one row, in the caller's transaction, once; nothing personal in it."""

from datetime import datetime

import pytest
from django.db import transaction

from tests.cast import City
from zhichi.foundation.notices.models import Notice
from zhichi.foundation.notices.public import Facts, NoticeError, To, gathered, send
from zhichi.foundation.notices.tests.factories import MORNING, PHONE, round_at, tell
from zhichi.foundation.notices.tests.gateway import Gateway

pytestmark = pytest.mark.django_db


def test_one_statement_and_nothing_looked_up(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1):
        send(event="case.progress", subject="booking:1", to=To(phone=PHONE), at=MORNING)


@pytest.mark.parametrize("words", ["打 13800138000", "证件 11010519491231002X", "a@example.com", "字" * 2001])
def test_facts_with_what_is_personal_are_the_callers_fault(words: str):
    with pytest.raises(NoticeError):
        tell(facts=Facts(words=words))


def test_an_event_that_no_file_names_and_one_for_others(city: City):
    with pytest.raises(KeyError, match=r"no event is called 'x'"):
        tell(event="x")
    with pytest.raises(NoticeError, match="is for officer"):
        tell(event="office.overdue")


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_is_refused():
    with pytest.raises(NoticeError, match="transaction"):
        send(event="case.progress", subject="booking:1", to=To(phone=PHONE), at=MORNING)


def test_a_moment_is_told_with_its_hour_and_the_desk_with_its_telephone(city: City, sms: Gateway):
    moment = datetime.fromisoformat("2026-06-05T09:30:00+08:00")
    unit = city.units["370811-town"]
    tell(event="case.supplement", facts=Facts(day=moment, tail="M9"), unit=unit)
    round_at(MORNING)
    (told,) = sms.calls
    assert "6月5日（周五）9:30" in told["text"]
    assert "尾号M9" in told["text"]
    assert f"许庄司法所{unit.phone}" in told["text"]


def test_what_is_held_back_goes_out_at_its_time(sms: Gateway):
    later = MORNING.replace(hour=6)
    tell(hold_until=later)
    round_at(MORNING)
    assert sms.calls == []
    round_at(later)
    assert len(sms.calls) == 1


def test_a_landline_gets_no_short_message(sms: Gateway):
    tell()
    Notice.objects.all().delete()
    with transaction.atomic():
        send(event="case.progress", subject="booking:2", to=To(phone="0537-2345678"), at=MORNING)
    round_at(MORNING)
    assert sms.calls == []


def test_what_is_gathered_is_written_together_and_once(sms: Gateway, django_assert_max_num_queries):
    with django_assert_max_num_queries(3), transaction.atomic(), gathered(at=MORNING):
        for number in (1, 2, 2):
            send(event="case.progress", subject=f"booking:{number}", to=To(phone=PHONE), at=MORNING)
    assert Notice.objects.count() == 2
    round_at(MORNING)
    assert sms.calls == []  # told of the past: shown, not sent


def test_what_was_gathered_before_a_fault_is_not_written():
    def broken() -> None:
        with transaction.atomic(), gathered():
            send(event="case.progress", subject="booking:1", to=To(phone=PHONE), at=MORNING)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert not Notice.objects.exists()
