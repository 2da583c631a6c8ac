"""No page costs more queries when there is more to show."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import SOUND, consultation, do, filed, in_progress, legal_aid

pytestmark = pytest.mark.django_db
# Frozen: an added query is a decision. Session, officer and posts are three of each; eleven of the inbox ask what waits
# beside the cases.
MOST = {
    "/office/": 18,
    "/office/?tab=all": 7,
    "/office/search/?q=许庄": 6,
    "/office/unit/": 4,
    "/office/referrals/": 4,
}


def cost(city: City, who: str, address: str) -> int:
    client = city.client(who)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def more(city: City, n: int) -> None:
    for _ in range(n):
        filed(legal_aid())
        do(city, filed(consultation()), "take", "liming")
        do(city, filed(consultation()), "refer", "liming")


@pytest.mark.parametrize("address", MOST)
def test_a_list(city: City, address: str):
    more(city, 1)
    who = "zhaojing" if "referrals" in address else "liming"
    few = cost(city, who, address)
    more(city, 5)
    assert cost(city, who, address) == few
    assert few <= MOST[address]


@pytest.mark.parametrize("grow", [lambda city, case: [do(city, case, "log_service", "chen", **SOUND["log_service"]) for _ in range(6)]])  # fmt: skip
def test_a_case(city: City, grow: Callable[[City, Case], object]):
    case = in_progress(city)
    address = f"/office/cases/{case.number}/"
    few = cost(city, "zhaojing", address)
    grow(city, case)
    assert cost(city, "zhaojing", address) == few
    # Seven of them say whether it was rated, who acts for the citizen, and what was issued on paper, sealed, served,
    # put into its file and published.
    assert few <= 21
