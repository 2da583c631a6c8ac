"""Who waits, on the first screen; and pages cost the same however many wait."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import City
from zhichi.domains.reception.models.waiting import waiting
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


def test_who_waits_stands_on_the_first_screen_of_who_serves(city: City):
    _, hall = open_now(city)
    came(hall, 2)
    at = timezone.now()
    assert [(one.title, one.count) for one in waiting(city.actor("zhaojing"), at)] == [("大厅里有人在等", 2)]
    assert waiting(city.actor("qianwei"), at) == []
    assert waiting(city.actor("zheng"), at) == []


def cost(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_cost_the_same_however_many_wait(city: City):
    point, hall = open_now(city)
    client = city.client("panli")
    pages = [
        "/office/halls/",
        f"/office/halls/{point.code}/",
        f"/office/halls/{point.code}/windows/{window(hall).pk}/",
        f"/halls/{point.code}/",
        "/booking/",
    ]
    came(hall, 1)
    few = [cost(client, page) for page in pages]
    came(hall, 9)
    open_now(city, number=2)
    assert [cost(client, page) for page in pages] == few
    assert few <= [9, 12, 14, 12, 12]
