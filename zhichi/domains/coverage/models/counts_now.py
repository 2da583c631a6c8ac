"""Coverage as it stands inside a transaction: what a change of divisions that is tried would make of it."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from zhichi.domains.coverage.models.ground import COUNTY_KINDS
from zhichi.domains.coverage.models.layered import layers_on
from zhichi.foundation.regions.public import Tier, Unit, UnitRegion, code_range

TITLES = {Tier.TOWNSHIP.value: "乡镇（街道）", Tier.VILLAGE.value: "村（社区）"}
LAYERS = (
    ("eligible", "应覆盖"),
    ("claimed", "登记在册"),
    ("verified", "核验属实"),
    ("effective", "真正在服务"),
)


def counts_now(counties: Collection[str], on: date) -> list[tuple[str, str]]:
    """Fits `sockets.REGION_COUNTS`. Of the county-level units that answer for something in the counties that are named,
    zones among them; the rest of the city cannot change and is not counted."""
    paths = branches(counties, on)
    layered = layers_on(on, paths) if paths else None
    if layered is None:
        return []
    found = sorted(
        layered.counts().items(), key=lambda each: (layered.ground.offices[each[0][0]].code, each[0][1])
    )
    return [
        (f"{layered.ground.offices[pk].place}{TITLES[tier]}{title}", str(getattr(counts, layer)))
        for (pk, tier), counts in found
        if tier in TITLES
        for layer, title in LAYERS
    ]


def branches(counties: Collection[str], on: date) -> tuple[str, ...]:
    """Paths of the county-level units that sit in some counties or answer for something there. One statement."""
    there = Q(pk__in=[])
    for county in counties:
        low, high = code_range(county)
        serving = UnitRegion.objects.valid_on(on).filter(region_id__gte=low, region_id__lte=high)
        there |= Q(region_id__gte=low, region_id__lte=high) | Q(pk__in=serving.values("unit_id"))
    units = Unit.objects.valid_on(on).filter(there, kind__in=COUNTY_KINDS)
    return tuple(units.order_by("path").values_list("path", flat=True))
