"""A change of divisions that is tried counts the counties it touches, and nothing else of the city."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.models.counts_now import branches, counts_now
from zhichi.domains.coverage.models.layered import layers_on
from zhichi.domains.coverage.tests.factories import point
from zhichi.foundation.regions.public import Region, Unit, UnitKind, UnitRegion

pytestmark = pytest.mark.django_db
RENCHENG, YANZHOU = "370811000000", "370812000000"
TODAY = timezone.localdate()


def told(*counties: str) -> dict[str, str]:
    return dict(counts_now(counties, TODAY))


def test_of_a_county_that_is_named_everything_is_counted_as_in_the_whole_city(city: City):
    for code, unit in (("370811002001", "370811-town"), ("370812001001", "370812-town")):
        point(code, city.units[unit])
    one, both = told(RENCHENG), told(RENCHENG, YANZHOU)
    assert one["任城区村（社区）登记在册"] == "1"
    assert {label[:3] for label in one} == {"任城区"}
    assert {label[:3] for label in both} == {"任城区", "兖州区"}
    assert one.items() < both.items()
    whole = layers_on(TODAY).counts()
    assert {pk for pk, _ in whole} > {city.units["370811"].pk}


def test_a_zone_that_answers_for_a_street_there_is_counted_too(city: City):
    zone = Unit.objects.create(
        code="zone", name="新城区司法局", kind=UnitKind.DEV_ZONE_BUREAU, tier="county",
        parent=city.units["city"], valid_from=city.units["city"].valid_from,
    )  # fmt: skip
    street = Region.objects.get(code="370811002000")
    UnitRegion.objects.create(unit=zone, region=street, valid_from=zone.valid_from)
    assert set(branches([RENCHENG], TODAY)) == {city.units["370811"].path, zone.path}
    assert told(RENCHENG)["新城区乡镇（街道）应覆盖"] == "1"
    assert branches([YANZHOU], TODAY) == (city.units["370812"].path,)


def test_a_county_nobody_answers_for_counts_nothing(city: City):
    assert told("370899000000") == {}
