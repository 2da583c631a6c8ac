"""A visit's result that waited on a phone: sent twice it is recorded once, too late it is refused with a sentence."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from tests.threads import at_once
from zhichi.domains.network.models import Verification, Visit
from zhichi.domains.network.public import FactError, begin_visit, finish_visit
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def room(city: City):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


@pytest.fixture
def visit(city: City, room):
    return begin_visit(by=city.actor("panli"), at=NOW, point=room, method="on_site")


def finish(city: City, visit: Visit, who="panli", hours=0, **changes) -> Verification:
    told = {"note": "见到值班人员", "outcome": "real", "once": "a" * 32} | changes
    return finish_visit(by=city.actor(who), at=NOW + timedelta(hours=hours), visit=visit, **told)


def test_the_same_form_sent_again_answers_with_what_it_recorded(city, room, visit):
    first, again = finish(city, visit), finish(city, visit, hours=20, note="别的话")
    assert (first, room.verifications.get().note) == (again, "见到值班人员")
    assert entries_of(f"point:{room.code}").count() == 2


def test_another_form_for_the_same_visit_is_refused(city, visit):
    finish(city, visit)
    for once in ("b" * 32, ""):
        with pytest.raises(FactError, match="已经登记过"):
            finish(city, visit, once=once)


def test_the_limit_goes_by_the_server_not_by_what_the_phone_says(city, visit):
    with pytest.raises(FactError, match="口令作废"):
        finish(city, visit, hours=13, told_at=NOW + timedelta(hours=1))


@pytest.mark.parametrize(("minutes", "kept"), [(60, True), (-5, False), (200, False)])
def test_when_it_was_filled_in_is_kept_as_far_as_it_can_be_true(city, room, visit, minutes, kept):
    told = NOW + timedelta(minutes=minutes)
    done = finish(city, visit, hours=2, told_at=told)
    assert (done.told_at, done.came_late) == ((told, True) if kept else (None, False))
    assert payload_of(entries_of(f"point:{room.code}").last())["told_at"] == (
        told.isoformat() if kept else ""
    )


@pytest.mark.django_db(transaction=True)
def test_sent_from_two_pages_at_once_it_is_recorded_once(city, room, visit):
    done = at_once([lambda: finish(city, visit)] * 2)
    assert done[0] == done[1] == room.verifications.get()
