"""What became of divisions that ended: successors of successors, down to those that are valid."""

from collections.abc import Iterable
from datetime import date

from zhichi.foundation.regions.models.region import Region
from zhichi.foundation.regions.models.region_successor import RegionSuccessor

MOST_STEPS = 20  # divisions change once in years: so many steps are a circle


def heirs_of(codes: Iterable[str], on: date) -> dict[str, list[Region]]:
    """Who stands for each of some ended divisions on a day, by code; nothing for one that nobody took over.

    A division that is valid has no entry. One statement a step, and one for what was found.
    """
    ends = {code: {code} for code in codes}
    asked: set[str] = set()
    links: dict[str, set[str]] = {}
    for _ in range(MOST_STEPS):
        now = {code for reached in ends.values() for code in reached} - asked
        if not now:
            break
        asked |= now
        rows = RegionSuccessor.objects.filter(former__in=now, on__lte=on)
        for former, heir in rows.values_list("former_id", "successor_id"):
            links.setdefault(former, set()).add(heir)
        ends = {
            code: {heir for each in reached for heir in links.get(each, {each})}
            for code, reached in ends.items()
        }
    wanted = {code for reached in ends.values() for code in reached} - ends.keys()
    valid = (
        {region.code: region for region in Region.objects.valid_on(on).filter(pk__in=wanted)}
        if wanted
        else {}
    )
    found = {
        code: [valid[each] for each in sorted(reached) if each in valid] for code, reached in ends.items()
    }
    return {code: heirs for code, heirs in found.items() if heirs}
