"""Coverage as it stands inside a transaction: what a change of divisions that is tried would make of it."""

from collections.abc import Collection
from datetime import date

from zhichi.domains.coverage.models.layered import layers_on
from zhichi.foundation.regions.public import Tier

TITLES = {Tier.TOWNSHIP.value: "乡镇（街道）", Tier.VILLAGE.value: "村（社区）"}
LAYERS = (
    ("eligible", "应覆盖"),
    ("claimed", "登记在册"),
    ("verified", "核验属实"),
    ("effective", "真正在服务"),
)


def counts_now(counties: Collection[str], on: date) -> list[tuple[str, str]]:
    """Fits `sockets.REGION_COUNTS`. Of every county: a zone may answer for what lies in the counties that are named."""
    layered = layers_on(on)
    found = sorted(
        layered.counts().items(), key=lambda each: (layered.ground.offices[each[0][0]].code, each[0][1])
    )
    return [
        (f"{layered.ground.offices[pk].place}{TITLES[tier]}{title}", str(getattr(counts, layer)))
        for (pk, tier), counts in found
        if tier in TITLES
        for layer, title in LAYERS
    ]
