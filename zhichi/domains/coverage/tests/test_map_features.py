"""What the map shows from afar: sums by township and county, of the same places as from near."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.models.mapped import COVERAGE, GAPS, map_features
from zhichi.domains.coverage.models.point_standing import PointStanding
from zhichi.domains.coverage.rules.shares import share_class
from zhichi.domains.coverage.tests.factories import point, verified
from zhichi.domains.network.public import Locality
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
HOME, ABROAD = "370811002001", "370812001001"


@pytest.fixture
def villages(city: City) -> None:
    for code, lon in ((HOME, 116.6), ("370811002000", 116.8), (ABROAD, 116.8)):
        Locality.objects.create(region_id=code, lon=lon, lat=35.4, people=500, as_of=TODAY, source="民政")


def told(city: City, look=COVERAGE, who="370811", **asked: str):
    wanted = {"below": "", "tier": ""} | asked
    found = map_features(TODAY, (city.units[who].path,), look, **wanted)
    sums = [one for one in found if "z" in one["properties"]]
    return {one["properties"]["z"]: one for one in sums}, [one for one in found if one not in sums]


def test_a_county_and_its_township_are_summed_in_the_middle_of_their_places(city: City, villages):
    sums, places = told(city)
    county, township = sums["c"], sums["t"]
    assert county["properties"] == {"n": "任城区", "c": "s0", "z": "c", "t": "0/2", "k": "370811"}
    assert (township["properties"]["n"], township["properties"]["t"]) == ("济宁市任城区许庄街道", "0/2")
    assert county["geometry"]["coordinates"] == [116.7, 35.4]
    assert [each["properties"]["c"] for each in places] == ["g", "g"]


def test_only_what_really_serves_is_counted(city: City, villages):
    stood = point(HOME, city.units["370811-town"])
    assert told(city)[0]["c"]["properties"]["t"] == "0/2"
    verified(stood, TODAY)
    PointStanding.objects.update_or_create(
        point=stood,
        defaults={"standing": "alive", "score": 900, "day": TODAY, "signals": [], "verified": True},
    )
    assert told(city, tier="village")[0]["c"]["properties"] == {
        "n": "任城区", "c": "s4", "z": "c", "t": "1/1", "k": "370811",
    }  # fmt: skip


def test_the_layer_of_gaps_says_how_many_and_nothing_where_none_is(city: City, villages):
    assert told(city, GAPS)[0]["c"]["properties"]["t"] == "缺2"
    for code in (HOME, "370811002000"):
        point(code, city.units["370811-town"], "village" if code == HOME else "township")
    assert told(city, GAPS) == ({}, [])


def test_a_place_that_nobody_has_placed_is_summed_all_the_same(city: City, villages):
    Locality.objects.filter(pk=HOME).update(lon=None, lat=None)
    sums, places = told(city)
    assert (sums["c"]["properties"]["t"], len(places)) == ("0/2", 1)
    Locality.objects.all().update(lon=None, lat=None)
    assert told(city) == ({}, [])


def test_what_is_asked_for_narrows_the_sums_too(city: City, villages):
    everywhere = told(city, who="city")[1]
    assert {each["properties"]["n"][:6] for each in everywhere} == {"济宁市任城区", "济宁市兖州区"}
    assert told(city, who="city", below="370812000000")[0]["c"]["properties"]["k"] == "370812"
    assert told(city, tier="township")[0]["t"]["properties"]["t"] == "0/1"


def test_the_cost_does_not_grow_with_the_places(city: City, villages, django_assert_max_num_queries):
    township = Region.objects.get(pk="370811002000")
    for number in range(30, 60):
        code = f"3708110020{number}"
        Region.objects.create(
            code=code, name=f"村{number}", full_name=f"村{number}", level=5, parent=township, valid_from=TODAY
        )
        Locality.objects.create(region_id=code, lon=116.6, lat=35.4, people=1, as_of=TODAY, source="民政")
    with django_assert_max_num_queries(14):
        assert len(told(city)[1]) == 32


@pytest.mark.parametrize(
    ("some", "every", "kind"),
    [
        (9, 10, "s4"),
        (89, 100, "s3"),
        (7, 10, "s3"),
        (5, 10, "s2"),
        (3, 10, "s1"),
        (29, 100, "s0"),
        (0, 0, "s0"),
    ],
)
def test_classes_of_share_begin_where_the_legend_says(some: int, every: int, kind: str):
    assert share_class(some, every) == kind
