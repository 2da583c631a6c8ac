"""The hall's people: who sees which hall, the desk from call to end, closures with whose time moves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.public import ServiceEvent
from zhichi.domains.reception.tests.factories import open_now, window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.public import Hall, Turn, take_ticket

pytestmark = pytest.mark.django_db


def came(hall: Hall, count: int) -> list[Turn]:
    at = timezone.now()
    return [
        take_ticket(
            hall=hall,
            spans=[],
            extra=window(hall),
            once=f"c{hall.pk}-{Turn.objects.count()}",
            by=SYSTEM,
            at=at + timedelta(seconds=n),
            item="legal_aid",
        )
        for n in range(count)
    ]


def test_at_the_desk_from_the_call_to_the_service_on_record(city: City):
    point, hall = open_now(city)
    came(hall, 2)
    client, desk = city.client("panli"), f"/office/halls/{point.code}/windows/{window(hall).pk}/"
    assert "下一个是 <b>001</b> 号" in client.get(desk).content.decode()
    client.post(f"{desk}do/call/")
    turn = Turn.objects.get(number=1)
    for verb in ("recall", "start", "finish"):
        client.post(f"{desk}do/{verb}/", {"turn": turn.pk})
    turn.refresh_from_db()
    assert (turn.state, turn.calls) == ("served", 2)
    event = ServiceEvent.objects.get()
    assert (event.item, event.waited, event.window.code) == ("legal_aid", 0, "1")


def test_a_press_too_late_changes_nothing_and_says_why(city: City):
    point, hall = open_now(city)
    (turn,) = came(hall, 1)
    client, desk = city.client("panli"), f"/office/halls/{point.code}/windows/{window(hall).pk}/"
    page = client.post(f"{desk}do/finish/", {"turn": turn.pk}, follow=True).content.decode()
    assert "现在是“排队中”，不能办完" in page


@pytest.mark.parametrize("what", ["", "ticket/", "arrange/"])
def test_a_hall_of_another_county_is_not_there(city: City, what: str):
    point, _ = open_now(city)
    assert city.client("qianwei").get(f"/office/halls/{point.code}/{what}").status_code == 404


def test_a_director_looks_and_touches_nothing(city: City):
    point, hall = open_now(city)
    came(hall, 1)
    client, desk = city.client("zheng"), f"/office/halls/{point.code}/windows/{window(hall).pk}/"
    assert "您只能看" in client.get(desk).content.decode()
    assert client.post(f"{desk}do/call/").status_code == 403
    assert client.get(f"/office/halls/{point.code}/arrange/").status_code == 403
    assert Turn.objects.get().state == "arrived"
