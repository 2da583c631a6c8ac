"""What says the same is no change: a register that goes out and comes back, a proposal that moves one thing."""

import pytest
from django.utils import timezone

from zhichi.domains.network.actions import change_point, plan_import, propose, read_cells, review
from zhichi.domains.network.actions.cards import card_of
from zhichi.domains.network.actions.writing import csv_lines, workbook
from zhichi.domains.network.models import Point
from zhichi.domains.network.tests.factories import WEEKDAYS, point
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def stood(city):
    where = Region.objects.get(pk="370811002001")
    return point(
        where, city.units["370811-town"], "mediation", "consultation",
        hours=WEEKDAYS | {"6": [], "7": []}, phone="05372345678", lon=116.5873, lat=35.4143,
    )  # fmt: skip


@pytest.mark.parametrize("way", ["csv", "xlsx"])
def test_a_register_exported_and_imported_unchanged_is_no_change(city, stood, way):
    rows = Point.objects.all()
    data = "".join(csv_lines(rows)).encode() if way == "csv" else workbook(rows).read()
    plan = plan_import(by=city.actor("panli"), at=timezone.now(), cells=read_cells(data))
    assert (plan.faults, plan.changed, plan.same) == ([], [], 1)


def test_a_proposal_names_only_what_it_changes(city, stood):
    card = card_of(stood) | {"address": "新街 1 号", "hours": WEEKDAYS, "phone": "0537-2345678"}
    one = propose(by=city.actor("liming"), at=timezone.now(), card=card, reason="搬家", point=stood)
    assert set(one.data) == {"address"}


def test_what_says_the_same_has_not_moved_on_since_the_proposal(city, stood):
    at = timezone.now()
    card = card_of(stood) | {"hours": {"1": [["09:00", "12:00"]]}}
    one = propose(by=city.actor("liming"), at=at, card=card, reason="改时间", point=stood)
    change_point(by=city.actor("panli"), at=at, point=stood, hours=WEEKDAYS)
    done = review(by=city.actor("panli"), at=at, proposal=one, decision="approved", opinion="", revision=1)
    assert done.point.hours == {"1": [["09:00", "12:00"]]}


def test_of_a_changed_position_only_what_differs_is_shown(city, stood):
    card = card_of(stood) | {"lon": 116.588}
    one = propose(by=city.actor("liming"), at=timezone.now(), card=card, reason="量过", point=stood)
    page = city.client("panli").get(f"/office/points/proposals/{one.pk}/").content.decode()
    assert "经度" in page
    assert "坐标系" not in page
