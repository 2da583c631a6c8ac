"""The demo city fills what only a bureau can know of its items, marked as invented, and every item stays sound."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.config.demo.guides import fill_guides
from zhichi.domains.catalogue.public import ItemVersion, unsaid

pytestmark = pytest.mark.django_db


def test_every_item_in_force_is_complete_and_codes_are_its_own(city: City):
    fill_guides(at=timezone.now(), told=str)
    running = list(ItemVersion.objects.in_force(timezone.localdate()))
    assert len(running) == 15
    assert {row.version for row in running} == {2}
    assert {row.title: unsaid(row.document) for row in running if unsaid(row.document)} == {}
    assert len({row.item_code for row in running}) == 15
    assert all("演示数据" in str(row.document) or row.item_code[8:11] == "DEM" for row in running)
