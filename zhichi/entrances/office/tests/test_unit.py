"""本单位: what is overdue and where it lies, each number one click from its cases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import filed, legal_aid, under_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(city: City) -> Case:
    case = under_review(city)
    filed(legal_aid())
    Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    return case


def test_overdue_desks_come_first_and_lead_to_their_cases(city: City, late: Case):
    client = city.client("zheng")
    page = client.get("/office/unit/").content.decode()
    assert page.index("任城区法律援助中心") < page.index("许庄司法所")
    address = f"/office/unit/{late.unit_id}/?overdue=1"
    assert address in page
    assert late.number in client.get(address).content.decode()


def test_the_number_is_of_ones_own_scope(city: City, late: Case):
    page = city.client("hanmei").get("/office/unit/").content.decode()
    assert "没有在办的案件" in page
    assert late.number not in city.client("hanmei").get(f"/office/unit/{late.unit_id}/").content.decode()


def test_an_unknown_desk_is_not_found(city: City):
    assert city.client("zheng").get("/office/unit/999999/").status_code == 404
