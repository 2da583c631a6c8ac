import pytest

from zhichi.foundation.regions import rules
from zhichi.foundation.regions.enums import Tier, UnitKind


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("370000000000", 1, ""),
        ("370800000000", 2, "370000000000"),
        ("370811000000", 3, "370800000000"),
        ("370811002000", 4, "370811000000"),
        ("370811002001", 5, "370811002000"),
        ("441900000000", 2, "440000000000"),
        ("441900003000", 4, "441900000000"),  # 东莞 has no counties
        ("441900003001", 5, "441900003000"),
    ],
)
def test_level_and_parent_are_in_the_code(code, level, parent):
    assert (rules.level_of(code), rules.parent_code(code)) == (level, parent)


@pytest.mark.parametrize(
    "bad", ["", "37081100000", "3708110000000", "37081100000X", "３７０８１１００００００", "003708110000"]
)
def test_what_is_not_twelve_digits_is_no_code(bad):
    assert not rules.is_code(bad)
    with pytest.raises(rules.RegionError, match="12 位"):
        rules.level_of(bad)


def test_ancestry_climbs_to_the_province():
    assert rules.ancestry("370811002001") == [
        "370811002001",
        "370811002000",
        "370811000000",
        "370800000000",
        "370000000000",
    ]


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("001", "street"),
        ("099", "street"),
        ("100", "town"),
        ("199", "town"),
        ("200", "township"),
        ("399", "township"),
        ("400", "quasi"),
        ("599", "quasi"),
        ("600", None),
    ],
)
def test_digits_seven_to_nine_say_the_kind_of_township(digits, kind):
    assert rules.township_kind(f"370811{digits}000") == kind
    assert rules.township_kind(f"370811{digits}201") == kind
    assert rules.township_kind("370811000000") is None


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("001", "community"),
        ("199", "community"),
        ("200", "village"),
        ("399", "village"),
        ("400", "quasi_community"),
        ("500", "quasi_village"),
        ("600", None),
    ],
)
def test_digits_ten_to_twelve_say_the_kind_of_village(digits, kind):
    assert rules.village_kind(f"370811002{digits}") == kind
    assert rules.village_kind("370811002000") is None


@pytest.mark.parametrize(
    ("name", "level", "above", "full"),
    [
        ("山东省", 1, "", "山东省"),
        ("济宁市", 2, "山东省", "济宁市"),
        ("许庄街道", 4, "济宁市任城区", "济宁市任城区许庄街道"),
        ("市辖区", 2, "北京市", "北京市"),
        ("东城区", 3, "北京市", "北京市东城区"),
        ("省直辖县级行政区划", 2, "湖北省", "湖北省"),
    ],
)
def test_a_place_is_written_from_the_city_down(name, level, above, full):
    assert rules.full_name(name, level, above) == full


def test_a_unit_stands_under_its_own_or_a_higher_tier():
    assert rules.may_stand_under(Tier.COUNTY, Tier.CITY)
    assert rules.may_stand_under(Tier.COUNTY, Tier.COUNTY)
    assert not rules.may_stand_under(Tier.CITY, Tier.COUNTY)


def test_a_zone_bureau_stands_in_for_a_county_bureau():
    assert UnitKind.DEV_ZONE_BUREAU in rules.stands_in_for(UnitKind.COUNTY_BUREAU)
    assert rules.stands_in_for(UnitKind.JUSTICE_OFFICE) == (UnitKind.JUSTICE_OFFICE,)
