"""Filed by somebody else is no self-service: it is counted apart."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.tests.factories import consultation, filed
from zhichi.foundation.mandates.models.figures import months_of
from zhichi.foundation.mandates.tests.factories import filed_for

pytestmark = pytest.mark.django_db


def test_three_ways_are_counted_apart(city: City):
    for channel in ("web", "web", "kiosk", "window", "phone"):
        filed(consultation(channel=channel))
    filed_for(city)
    [month] = months_of(city.actor("gaofang"), timezone.now())
    assert (month.total, month.itself, month.desk, month.acted, month.share) == (6, 3, 2, 1, "75%")
    assert months_of(city.actor("qianwei"), timezone.now()) == []
    assert months_of(city.actor("panli"), timezone.now())[0].total == 6


def test_the_page_shows_them(city: City):
    filed_for(city)
    page = city.client("panli").get("/office/acting/figures/").content.decode()
    assert "别人代办" in page
    assert "0%" in page
