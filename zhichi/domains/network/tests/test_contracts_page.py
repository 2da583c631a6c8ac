"""Contracts of village advisers that ended without a successor, and those that end soon."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.domains.network.tests.factories import SINCE, point
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
PAGE = "/office/points/contracts/"


@pytest.fixture
def advised(city):
    today = timezone.localdate()
    where, office = Region.objects.get(code="370811002001"), city.units["370811-town"]

    def one(name, days, **more):
        person = {"kind": "adviser", "name": name, "from_on": SINCE, "firm": "鸿雁律师事务所"}
        stood = point(where, office)
        stood.people.create(**person | {"to_on": today + timedelta(days=days)} | more)
        return stood, person

    one("到期律师", -10)
    one("快到期律师", 30)
    one("还早律师", 300)
    one("到期的调解员", -10, kind="mediator")
    stood, person = one("换下的律师", -10)
    stood.people.create(**person | {"name": "接手的律师", "from_on": today})
    point(Region.objects.get(code="370812001001"), city.units["370812-town"]).people.create(
        kind="adviser", name="邻县律师", from_on=SINCE, to_on=today
    )


def names(client, **asked):
    return [one.name for one in client.get(PAGE, asked).context["page"].object_list]


def test_only_those_nobody_followed_are_listed(city, advised):
    panli = city.client("panli")
    assert names(panli) == ["到期律师"]
    assert names(panli, list="ending") == ["快到期律师"]
    assert names(city.client("gaofang")) == ["到期律师", "邻县律师"]
    assert "到期律师" in panli.get(PAGE).content.decode()
