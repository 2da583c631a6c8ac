"""Nobody is disturbed at night, unless it is urgent."""

from datetime import UTC, date, datetime, time

import pytest

from zhichi.foundation.notices.models import QuietHours
from zhichi.foundation.notices.rules import after_quiet
from zhichi.foundation.notices.tests.factories import round_at, tell, the_delivery
from zhichi.foundation.notices.tests.gateway import Gateway

NIGHT = datetime(2026, 6, 2, 14, 30, tzinfo=UTC)  # half past ten in the evening in Shanghai
EIGHT = datetime(2026, 6, 3, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "begins", "ends", "then"),
    [
        (NIGHT, time(21), time(8), EIGHT),
        (datetime(2026, 6, 2, 23, 59, tzinfo=UTC), time(21), time(8), EIGHT),  # 07:59
        (EIGHT, time(21), time(8), EIGHT),
        (datetime(2026, 6, 2, 13, 0, tzinfo=UTC), time(21), time(8), EIGHT),  # 21:00 itself
        (datetime(2026, 6, 2, 12, 59, tzinfo=UTC), time(21), time(8), None),
        (datetime(2026, 6, 2, 4, 30, tzinfo=UTC), time(12), time(14), datetime(2026, 6, 2, 6, tzinfo=UTC)),
        (NIGHT, time(0), time(0), None),
    ],
)
def test_a_moment_in_the_quiet_hours_moves_to_their_end(at, begins, ends, then):
    assert after_quiet(at, begins, ends) == (then or at)


@pytest.mark.django_db
def test_at_night_a_message_waits_for_the_morning(sms: Gateway):
    tell(at=NIGHT)
    round_at(NIGHT)
    assert the_delivery().due_at == EIGHT
    assert sms.calls == []
    round_at(EIGHT)
    assert len(sms.calls) == 1


@pytest.mark.django_db
def test_what_is_urgent_goes_out_at_night(sms: Gateway):
    tell(at=NIGHT, event="case.deadline")
    round_at(NIGHT)
    assert len(sms.calls) == 1


@pytest.mark.django_db
def test_what_was_due_in_the_evening_is_not_caught_up_at_night(sms: Gateway):
    evening = NIGHT.replace(hour=12, minute=58)
    sms.script = [503]
    tell(at=evening)
    round_at(evening)
    round_at(NIGHT)
    assert len(sms.calls) == 1
    assert (the_delivery().due_at, the_delivery().tries) == (EIGHT, 1)


@pytest.mark.django_db
def test_the_bureau_may_set_other_hours(sms: Gateway):
    QuietHours.objects.create(
        version=1, begins=time(23), ends=time(6), valid_from=date(2026, 6, 1), set_at=NIGHT, set_by="x"
    )
    tell(at=NIGHT)
    round_at(NIGHT)
    assert len(sms.calls) == 1
