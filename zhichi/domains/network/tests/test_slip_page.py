"""The slip is shown once, when a service is recorded; what citizens said is counted for all and read by few."""

import re

import pytest
from django.urls import reverse
from django.utils.timezone import localtime, now

from zhichi.domains.network.models import Slip
from zhichi.domains.network.rules.slips import spoken
from zhichi.domains.network.tests.factories import point
from zhichi.domains.network.tests.test_slips import hand_out, say
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(city):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


def form_of(client, room):
    """A filled form as the page gave it, and where it goes."""
    where = reverse("network:office_record", args=[room.code, "service"])
    once = re.search(r'name="once" value="([^"]+)"', client.get(where).content.decode())
    assert once
    told = {
        "item": "mediation",
        "channel": "door",
        "when": f"{localtime(now()):%Y-%m-%dT00:00}",
        "once": once[1],
    }
    return where, told


def test_the_answer_to_the_recording_is_the_slip_and_it_is_not_shown_again(city, room):
    client = city.client("liming")
    where, told = form_of(client, room)
    response = client.post(where, told)
    html = response.content.decode()
    code = re.search(r'tracking-code"><span translate="no">([\d ]+)<', html)
    assert code
    assert response["Cache-Control"] == "no-store"
    assert "qr-picture" in html
    assert client.get("/confirm/").status_code == 403
    again = client.post(where, told, follow=True).content.decode()
    assert "只显示一次" in again
    assert code[1] not in again
    assert (Slip.objects.count(), room.events.count()) == (1, 1)


def test_a_form_without_its_name_is_recorded_all_the_same(city, room):
    client = city.client("liming")
    where, told = form_of(client, room)
    del told["once"]
    for _ in range(2):
        assert client.post(where, told).status_code == 200
    assert Slip.objects.count() == 2


def test_counts_are_for_all_who_see_the_point_and_the_services_for_who_verifies_it(city, room):
    for number, answer in enumerate(("not_served", "served", "served")):
        say(hand_out(city, room, f"form-{number}"), answer)
    page, answers = (
        reverse(f"network:{name}", args=[room.code]) for name in ("office_point", "office_answers")
    )
    staff, county = city.client("liming"), city.client("panli")
    for reader in (staff, county):
        html = reader.get(page).content.decode()
        assert "群众说没有得到服务" in html
        assert "1 件</span>" in html
    assert "您能看到的是总数" in staff.get(page).content.decode()
    assert staff.get(answers).status_code == 403
    assert city.client("qianwei").get(answers).status_code == 404
    assert county.get(answers).content.decode().count("回答。") == 3
    assert county.get(answers, {"said": "not_served"}).content.decode().count("回答。") == 1


def test_a_code_is_not_on_the_pages_of_the_point(city, room):
    served = hand_out(city, room)
    county = city.client("panli")
    for name in ("office_point", "office_answers"):
        html = county.get(reverse(f"network:{name}", args=[room.code])).content.decode()
        assert served.code not in html
        assert spoken(served.code) not in html
