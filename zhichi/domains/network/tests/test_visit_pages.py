"""The pages of a visit as a phone keeps and asks for them."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.models import Verification
from zhichi.domains.network.public import begin_visit
from zhichi.domains.network.tests.factories import point
from zhichi.domains.network.tests.test_sent_again import finish
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}
SEEN = {"outcome": "real", "note": "见到值班人员"}


@pytest.fixture
def room(city: City):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


@pytest.fixture
def visit(city: City, room):
    return begin_visit(by=city.actor("panli"), at=timezone.now(), point=room, method="on_site")


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


def test_the_worker_answers_for_its_own_folder_and_is_asked_anew(client):
    for address in ("/worker.js", "/office/points/visits/worker.js"):
        answer = client.get(address)
        if answer.status_code == 404:
            pytest.skip("run `npm run build` first")
        assert (answer["Content-Type"], answer["Cache-Control"]) == (
            "text/javascript; charset=utf-8",
            "no-cache",
        )
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert "Service-Worker-Allowed" not in answer
