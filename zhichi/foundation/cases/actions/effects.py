"""What an act brings about besides: the desk that holds the case, its place in the index."""

from collections.abc import Iterable

from zhichi.foundation.cases.models import Case
from zhichi.foundation.regions.public import Region, Unit, responsible_unit
from zhichi.foundation.search.public import put


def desk_for(
    region: Region | str, kinds: Iterable[str], *, same: Unit | None, origin: Unit | None
) -> Unit | None:
    """The first of these kinds of unit that serves the region (or its code); `same`, `origin`: units known."""
    for kind in kinds:
        unit = same if kind == "same" else origin if kind == "origin" else responsible_unit(region, kind)
        if unit is not None:
            return unit
    return None


def index_case(case: Case) -> None:
    """Words an officer may search by; nothing that identifies a person."""
    put(index="cases", key=case.pk, text=f"{case.number} {case.title} {case.region.full_name}")
