"""A change of divisions recorded in error: undone as an act of its own, unless something hangs on it already."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import (
    FileFaults,
    Region,
    RegionError,
    RegionSuccessor,
    Tier,
    UnitKind,
    change_regions,
    responsible_unit,
    take_back_change,
    try_changes,
)
from zhichi.foundation.regions.tests.factories import Someone, corner, region, unit

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 1)
OLD, SECOND, HEIR = "370811002001", "370811002002", "370811002009"


@pytest.fixture(autouse=True)
def places():
    made = corner()
    region(SECOND, "北许庄村委会")
    return made


def passes(*rows, verb=change_regions, **told):
    cells = {
        n: {"old": old, "new": new, "name": name, "on": ON.isoformat(), "document": "任政字1号"}
        for n, (old, new, name) in enumerate(rows, 1)
    }
    return verb(by=Someone(), at=timezone.now(), cells=cells, **told)


def take_back(code=OLD, reason="代码抄错"):
    return take_back_change(
        by=Someone(), at=timezone.now(), former=Region.objects.get(pk=code), reason=reason
    )


def test_the_village_goes_on_its_heir_never_was_and_the_ledger_says_why():
    passes((OLD, HEIR, "新村"))
    assert take_back() == [HEIR]
    assert Region.objects.get(pk=OLD).valid_to is None
    assert not Region.objects.valid_on(ON + timedelta(9)).filter(pk=HEIR).exists()
    assert payload_of(entries_of(f"region:{OLD}").last())["reason"] == "代码抄错"
    assert entries_of(f"region:{HEIR}").last().code == "regions.region.taken_back"


def test_of_a_merger_only_the_one_that_was_wrong_is_taken_back():
    passes((OLD, HEIR, "新村"), (SECOND, HEIR, ""))
    take_back()
    assert RegionSuccessor.objects.get().former_id == SECOND
    assert Region.objects.get(pk=HEIR).valid_to is None


def test_who_served_the_village_serves_it_again_without_a_break(places):
    county = unit(unit(), code="county", region=places["任城区"])
    office = unit(
        county, code="o", tier=Tier.TOWNSHIP, kind=UnitKind.JUSTICE_OFFICE, region=Region.objects.get(pk=OLD)
    )
    passes((OLD, HEIR, "新村"))
    assert responsible_unit(HEIR, UnitKind.JUSTICE_OFFICE) == office
    take_back()
    assert responsible_unit(OLD, UnitKind.JUSTICE_OFFICE) == office
    assert responsible_unit(HEIR, UnitKind.JUSTICE_OFFICE) is None


def test_what_has_been_used_or_has_passed_on_is_not_taken_back(places):
    passes((OLD, HEIR, "新村"))
    unit(unit(), region=Region.objects.get(pk=HEIR))
    with pytest.raises(RegionError, match="已经有 1 个机构登记在这里"):
        take_back()
    passes((SECOND, "370811002008", "别村"))
    Region.objects.filter(pk="370811002008").update(valid_from=ON - timedelta(1))
    assert take_back(SECOND) == ["370811002008"], "a village that was there before stays"
    assert Region.objects.get(pk="370811002008").valid_to is None


@pytest.mark.parametrize(
    ("code", "reason", "sentence"), [(OLD, "  ", "请写明"), (SECOND, "错", "没有登记过北许庄")]
)
def test_without_a_reason_or_a_record_nothing_is_taken_back(code, reason, sentence):
    passes((OLD, HEIR, "新村"))
    with pytest.raises(RegionError, match=sentence):
        take_back(code, reason)


def test_another_county_is_meant_or_mistyped():
    region("370812002000", "龙桥街道")
    with pytest.raises(FileFaults) as refused:
        passes((OLD, "370812002009", "新村"))
    assert "370812002009 是兖州区的代码，原区划在任城区" in str(refused.value.faults[0])
    passes((OLD, "370812002009", "新村"), across=True)
    assert RegionSuccessor.objects.exists()


def test_a_change_that_is_only_tried_leaves_nothing():
    tried = passes((OLD, HEIR, "新村"), verb=try_changes)
    assert (tried.done.ended, tried.done.begun) == (1, 1)
    assert not Region.objects.filter(pk=HEIR).exists()
    assert not RegionSuccessor.objects.exists()
    assert not entries_of(f"region:{OLD}").exists()
