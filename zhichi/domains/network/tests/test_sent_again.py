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
JSON = {"HTTP_ACCEPT": "application/json"}
SEEN = {"outcome": "real", "note": "见到值班人员"}


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


def test_a_script_is_answered_in_words_it_can_keep(city, visit):
    client, there = city.client("panli"), f"/office/points/visits/{visit.pk}/"
    refused = client.post(there, {"outcome": "real"}, **JSON)
    assert (refused.status_code, refused.json()["said"]) == (
        422,
        ["没有照片的，请写明您看到了什么、见到了谁。"],
    )
    other = city.client("gaofang").post(there, SEEN, **JSON)
    assert (other.status_code, other.json()["said"]) == (403, ["这次核验是别人开始的，请由本人登记结果。"])
    sent = {**SEEN, "once": "c" * 32}
    answers = [client.post(there, sent, **JSON) for _ in range(2)]
    assert {answer.json()["there"] for answer in answers} == {f"/office/points/{visit.point.code}/"}
    assert Verification.objects.count() == 1


def test_what_a_phone_keeps_of_the_page_names_nobody_and_holds_no_token(city, visit):
    page = city.client("panli").get(f"/office/points/visits/{visit.pk}/copy/").content.decode()
    assert visit.challenge in page
    assert visit.point.name in page
    assert "潘丽" not in page
    assert "csrfmiddlewaretoken" not in page
    assert city.client("gaofang").get(f"/office/points/visits/{visit.pk}/copy/").status_code == 403


def test_before_sending_a_phone_learns_who_is_logged_in(city, visit):
    passes = [city.client(who).get("/office/points/visits/pass/") for who in ("panli", "gaofang", "panli")]
    marks = [one.json()["who"] for one in passes]
    assert marks[0] == marks[2] != marks[1]
    assert "no-store" in passes[0]["Cache-Control"]


def test_the_list_holds_what_i_began_and_did_not_write_down(city, room, visit):
    page = city.client("panli").get("/office/points/visits/").content.decode()
    assert room.name in page
    assert visit.challenge in page
    assert room.name not in city.client("gaofang").get("/office/points/visits/").content.decode()
    finish(city, visit)
    assert "没有开始了还没登记的核验" in city.client("panli").get("/office/points/visits/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_sent_from_two_pages_at_once_it_is_recorded_once(city, room, visit):
    done = at_once([lambda: finish(city, visit)] * 2)
    assert done[0] == done[1] == room.verifications.get()
