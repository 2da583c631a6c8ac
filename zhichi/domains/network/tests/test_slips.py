"""A service is recorded with a slip; whoever was served answers it once, in time, and nobody from the office does."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.forms.models import model_to_dict
from django.utils import timezone

from zhichi.domains.network.actions import LockedError, ShownError, slip_behind
from zhichi.domains.network.models import Slip, said_of
from zhichi.domains.network.models.figures import slip_terms
from zhichi.domains.network.public import answer_slip, record_with_slip
from zhichi.domains.network.rules.slips import SlipError
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region
from zhichi.kernel import damm

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOME = "192.0.2.1"


@pytest.fixture
def room(city):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


def hand_out(city, room, once="form-1"):
    told = {"item": "mediation", "channel": "on_site", "when": NOW - timedelta(hours=1)}
    return record_with_slip(by=city.actor("liming"), at=NOW, point=room, once=once, **told)


def say(served, answer="served", by=CITIZEN, at=NOW, address=HOME):
    return answer_slip(
        by=by,
        at=at,
        slip=slip_behind(code=served.code, address=address, at=at),
        answer=answer,
        address=address,
    )


def test_a_code_is_found_again_but_stands_nowhere(city, room):
    served = hand_out(city, room)
    assert slip_behind(code=served.code, address=HOME, at=NOW) == served.slip
    kept = str(model_to_dict(served.slip)) + served.slip.code_index
    entries = entries_of(f"point:{room.code}")
    kept += "".join(str(payload_of(entry)) for entry in entries)
    assert served.code not in kept
    assert [entry.code for entry in entries] == ["network.service.recorded"]


def test_yes_confirms_the_service_and_is_on_the_ledger_without_a_person(city, room):
    served = hand_out(city, room)
    said = say(served)
    served.event.refresh_from_db()
    assert (served.event.confirmed, said.answered_at, said.way) == (True, NOW, "page")
    last = list(entries_of(f"point:{room.code}"))[-1]
    assert (last.code, last.actor) == ("network.service.confirmed", "citizen")
    assert payload_of(last) == {"event": served.event.pk, "way": "page"}
    assert HOME not in said.origin


def test_no_is_kept_as_a_denial_and_confirms_nothing(city, room):
    say(hand_out(city, room), "not_served")
    say(hand_out(city, room, "form-2"))
    hand_out(city, room, "form-3")
    assert said_of(room) == {"services": 3, "confirmed": 1, "denied": 1, "slips": 3}
    assert list(entries_of(f"point:{room.code}"))[1].code == "network.service.denied"


def test_a_slip_is_answered_once_and_in_time(city, room):
    first, second = hand_out(city, room), hand_out(city, room, "form-2")
    held = slip_behind(code=first.code, address=HOME, at=NOW)
    say(first, "not_served")
    with pytest.raises(SlipError, match="只能回答一次"):
        answer_slip(by=CITIZEN, at=NOW, slip=held, answer="served", address=HOME)
    assert not Slip.objects.get(pk=held.pk).event.confirmed
    days = timedelta(days=slip_terms().valid_days)
    assert slip_behind(code=second.code, address=HOME, at=NOW + days - timedelta(seconds=1))
    with pytest.raises(SlipError, match="过期"):
        say(second, at=NOW + days)


@pytest.mark.parametrize("who", ["liming", "panli", "qianwei", SYSTEM])
def test_nobody_from_the_office_answers_for_the_citizen(city, room, who):
    served = hand_out(city, room)
    with pytest.raises(PermissionDenied):
        say(served, by=who if who is SYSTEM else city.actor(who))
    assert said_of(room)["confirmed"] == 0


def test_a_form_sent_twice_is_one_service_and_its_code_is_not_shown_again(city, room):
    hand_out(city, room)
    with pytest.raises(ShownError, match="只显示一次"):
        hand_out(city, room)
    assert (room.events.count(), Slip.objects.count()) == (1, 1)


def test_who_guesses_codes_is_locked_out_even_with_the_right_one(city, room):
    served = hand_out(city, room)
    for _ in range(15):
        with pytest.raises(SlipError, match="没有这张凭条"):
            slip_behind(code=damm.new(slip_terms().digits), address=HOME, at=NOW)
    with pytest.raises(LockedError, match="再试"):
        slip_behind(code=damm.new(slip_terms().digits), address=HOME, at=NOW)
    with pytest.raises(LockedError):
        say(served)
    assert say(served, address="198.51.100.7").answer == "served"


def test_slips_are_seen_in_their_own_branch_alone(city, room):
    hand_out(city, room)
    seen = {who: Slip.objects.visible_to(city.actor(who)).count() for who in ("liming", "panli", "qianwei")}
    assert seen == {"liming": 1, "panli": 1, "qianwei": 0}
    assert Slip.objects.visible_to(SYSTEM).count() == 1
