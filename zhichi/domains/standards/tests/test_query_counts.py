"""No page of the room costs more queries when there is more to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import City
from zhichi.domains.standards.actions import reckon_distances
from zhichi.domains.standards.enums import AssessmentState
from zhichi.domains.standards.tests.factories import furnished, room, walked
from zhichi.foundation.accounts.public import SYSTEM

pytestmark = pytest.mark.django_db
S = AssessmentState
POOR = ("s2", "s3", "s4", "e7", "r4", "r5", "r6", "e6", "f2", "f3")
# Frozen: an added query is a decision. Session, user and posts are three of each.
MOST = {
    "/office/standards/": 8,
    "/office/standards/?tab=all": 8,
    "/office/standards/?tab=ready": 9,
    "/office/standards/points/": 7,
    "/office/standards/tasks/": 7,
    "/office/standards/distance/": 11,
}


def cost(city: City, address: str) -> int:
    client = city.client("gaofang")
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def more(city: City, first: int, number: int) -> None:
    for n in range(first, first + number):
        walked(city, furnished(city, 3 * n), until=S.RECTIFY, unmet=POOR)
        walked(city, furnished(city, 3 * n + 1), until=S.PASSED)
        room(city, 3 * n + 2)
    reckon_distances(by=SYSTEM, at=timezone.now())


def test_a_list_costs_the_same_however_long(city: City):
    more(city, 1, 1)
    few = {address: cost(city, address) for address in MOST}
    more(city, 2, 3)
    assert {address: cost(city, address) for address in MOST} == few
    assert {address: number for address, number in few.items() if number > MOST[address]} == {}


def test_an_assessment_costs_the_same_with_many_tasks(city: City):
    one = walked(city, furnished(city, 1), until=S.RECTIFY, unmet=("e4",), boasted=("e4",))
    many = walked(city, furnished(city, 2), until=S.RECTIFY, unmet=POOR)
    assert cost(city, f"/office/standards/{one.pk}/") == cost(city, f"/office/standards/{many.pk}/")
    assert cost(city, f"/office/standards/{one.pk}/") <= 21
