"""Time by itself: a last day that comes near, a day that has passed, one letter about what waits."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast import City
from zhichi.foundation.cases.tests.factories import day, do, filed, legal_aid
from zhichi.foundation.notices.actions.digest import first_of_week, write_digests
from zhichi.foundation.notices.actions.watching import watch
from zhichi.foundation.notices.enums import State
from zhichi.foundation.notices.models import Delivery, Notice, OfficerWish
from zhichi.foundation.notices.tests.factories import round_at

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 6, 2, 0, 30, tzinfo=UTC)  # half past eight in Shanghai


def told(event: str) -> list[Notice]:
    return list(Notice.objects.filter(event=event))


def test_the_citizens_last_day_is_told_once_two_days_before(city: City):
    case = filed(legal_aid(), at=day("2026-06-01"))
    do(city, case, "request_supplement", "liming", at=day("2026-06-01"), days=15)
    assert case.due_on.isoformat() == "2026-06-16"
    watch(day("2026-06-13"))
    assert told("case.deadline") == []
    watch(day("2026-06-14"))
    watch(day("2026-06-15"))
    (notice,) = told("case.deadline")
    assert (notice.case_id, notice.day) == (case.pk, "2026-06-16")


def test_a_day_that_waits_for_the_office_is_not_told_to_the_citizen(city: City):
    case = filed(legal_aid(), at=day("2026-06-01"))
    watch(datetime.combine(case.due_on, datetime.min.time(), tzinfo=UTC))
    assert told("case.deadline") == []


def test_a_day_that_has_passed_is_told_to_the_desk_once(city: City):
    case = filed(legal_aid(), at=day("2026-06-01"))
    after = datetime.combine(case.due_on, datetime.min.time(), tzinfo=UTC) + timedelta(days=1)
    watch(after - timedelta(days=1))
    assert told("office.overdue") == []
    for days in (0, 1, 3):
        watch(after + timedelta(days=days))
    (notice,) = told("office.overdue")
    assert (notice.unit_id, notice.day) == (case.unit_id, case.due_on.isoformat())


def wish(city: City, who: str, digest: str) -> None:
    OfficerWish.objects.create(officer=city.people[who], mail=f"{who}@example.com", digest=digest)


def test_one_letter_a_day_says_what_waits_without_a_name_or_a_number(city: City, outbox):
    wish(city, "liming", "daily")
    case = filed(legal_aid(), at=TUESDAY - timedelta(days=1))
    for minutes in (0, 30, 600):
        write_digests(TUESDAY + timedelta(minutes=minutes))
    round_at(TUESDAY)
    row = Delivery.objects.get()
    assert (row.state, row.address) == (State.SENT, "liming@example.com")
    assert "待我办理的案件：1 件" in row.text
    for secret in (case.number, "王秀英", case.tracking_code):
        assert secret not in row.text
    (letter,) = outbox.iterdir()
    assert letter.name == f"{row.key}.eml"


def test_no_letter_before_eight_and_none_on_a_day_off(city: City, outbox):
    wish(city, "liming", "daily")
    assert write_digests(TUESDAY - timedelta(hours=1)) == 0
    assert write_digests(datetime(2026, 6, 6, 2, tzinfo=UTC)) == 0  # a Saturday


def test_a_weekly_letter_comes_on_the_first_working_day_of_the_week(city: City, outbox):
    wish(city, "liming", "weekly")
    assert write_digests(TUESDAY) == 0
    assert write_digests(TUESDAY - timedelta(days=1)) == 1
    assert not first_of_week(TUESDAY.date(), TUESDAY)


def test_who_asked_for_nothing_gets_nothing(city: City, outbox):
    wish(city, "liming", "none")
    assert write_digests(TUESDAY) == 0


def test_an_officer_hears_by_mail_of_the_events_he_chose(city: City, outbox):
    OfficerWish.objects.create(officer=city.people["liming"], mail="li@example.com", events=["office.acted"])
    OfficerWish.objects.create(
        officer=city.people["qianwei"], mail="qian@example.com", events=["office.acted"]
    )
    case = filed(legal_aid(), at=TUESDAY)
    do(city, case, "request_supplement", "liming", at=TUESDAY)
    do(city, case, "supplement", "citizen", at=TUESDAY)
    round_at(TUESDAY)
    (copy,) = Delivery.objects.filter(notice__event="office.acted")
    assert copy.address == "li@example.com"
