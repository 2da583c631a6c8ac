"""Places that a point elsewhere only names are told apart from those where one stands."""

import pytest

from zhichi.domains.coverage.models.layered import layers_on
from zhichi.domains.coverage.tests.factories import TODAY, point, serves
from zhichi.foundation.regions.tests.factories import region

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"


@pytest.fixture
def named(city):
    for number in (11, 12, 13):
        region(f"3708110020{number}", f"第{number}村")
    room = point(VILLAGE, city.units["370811-town"])
    serves(room, "370811002011")
    serves(room, "370811002012")
    # This one has a room of its own besides.
    serves(room, "370811002013")
    point("370811002013", city.units["370811-town"])


def test_a_place_with_a_point_of_its_own_is_not_served_from_elsewhere(named):
    assert layers_on(TODAY).elsewhere() == {"370811002011", "370811002012"}


def test_the_overview_tells_them_apart_and_leads_to_them(city, named):
    chief = city.client("zheng")
    page = chief.get("/office/coverage/").content.decode()
    assert "设在本地 2 个" in page
    assert "由别处兼管 2 个" in page
    rows = chief.get("/office/coverage/places/?tier=village&layer=elsewhere").content.decode()
    assert "第11村" in rows
    assert "第12村" in rows
    assert "第13村" not in rows
    county = chief.get(f"/office/coverage/counties/{city.units['370812'].pk}/").content.decode()
    assert "兖州区" in county
    assert "由别处兼管 2 个" not in county
