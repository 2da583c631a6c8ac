"""Places as people write them: the county and the street before the village, without a blank."""

from datetime import date

import pytest

from zhichi.domains.network.models import Locality, example, villages
from zhichi.domains.network.rules.villages import stem_of
from zhichi.domains.network.tests.factories import city
from zhichi.foundation.regions.tests.factories import region

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)


@pytest.fixture(autouse=True)
def places():
    made = city()
    region("370831000000", "泗水县")
    region("370831002000", "济河街道")
    region("370831101000", "泗张镇")
    region("370831002201", "韩家庄村村民委员会")
    region("370831101201", "韩家庄村村民委员会")
    region("370812001201", "韩家庄村村民委员会")
    return made


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("韩家庄", ["370812001201", "370831002201", "370831101201"]),
        ("泗水县韩家庄村", ["370831002201", "370831101201"]),
        ("泗水韩家庄", ["370831002201", "370831101201"]),
        ("济河街道韩家庄", ["370831002201"]),
        ("济河办事处韩家庄", []),
        ("泗水县济河街道韩家庄村委会", ["370831002201"]),
        ("济宁市泗水县泗张镇韩家庄", ["370831101201"]),
        ("山东省济宁市泗水县泗张镇韩家庄", ["370831101201"]),
        ("泗水县 泗张 韩家庄", ["370831101201"]),
        ("任城区韩家庄", []),
        ("泗水县", []),
        ("泗水村", []),
        ("济宁许庄社区", ["370811002001"]),
    ],
)
def test_county_and_township_before_the_name_narrow_it(words: str, codes: list[str]):
    assert [one.region.code for one in villages(words, limit=10, on=TODAY)] == codes


def test_a_village_that_begins_like_its_county_keeps_its_name():
    region("370831101202", "泗水庄村委会")
    assert [one.region.code for one in villages("泗水庄", limit=10, on=TODAY)] == ["370831101202"]


@pytest.mark.parametrize(
    ("name", "stem"), [("泗水县", "泗水"), ("济河街道", "济河"), ("任城区", "任城"), ("县", "县")]
)
def test_what_a_county_or_township_is_called_without_its_kind(name: str, stem: str):
    assert stem_of(name) == stem


def test_the_example_names_a_village_whose_people_are_recorded():
    assert example(TODAY) == ""
    Locality.objects.create(region_id="370831002201", lon=117.3, lat=35.6, as_of=TODAY, source="民政")
    assert example(TODAY) == "泗水县韩家庄村"
