"""Two answers to one slip, or two sendings of one form, at the same moment: one of them holds."""

import pytest
from django.utils import timezone

from tests.cast import City
from tests.threads import at_once
from zhichi.domains.network.actions import ShownError
from zhichi.domains.network.models import Slip
from zhichi.domains.network.public import answer_slip
from zhichi.domains.network.rules.slips import SlipError
from zhichi.domains.network.tests.factories import point
from zhichi.domains.network.tests.test_slips import hand_out
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room(city: City):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


def test_yes_and_no_at_once_leave_one_answer(city: City, room):
    slip = hand_out(city, room).slip

    def say(answer: str):
        return lambda: answer_slip(
            by=CITIZEN, at=timezone.now(), slip=slip, answer=answer, address="192.0.2.1"
        )

    done = at_once([say("served"), say("not_served")])
    assert sorted(isinstance(each, SlipError) for each in done) == [False, True]
    slip.refresh_from_db()
    assert slip.event.confirmed == (slip.answer == "served")


def test_one_form_sent_twice_at_once_records_one_service(city: City, room):
    done = at_once([lambda: hand_out(city, room)] * 2)
    assert sorted(isinstance(each, ShownError) for each in done) == [False, True]
    assert (Slip.objects.count(), room.events.count()) == (1, 1)
