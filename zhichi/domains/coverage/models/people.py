"""How many people live in the places that ought to be served, and who is without when a point is hollow."""

from collections import defaultdict
from collections.abc import Collection

from zhichi.domains.coverage.models.ground import Ground
from zhichi.domains.coverage.rules.layers import TOWNSHIP_DIGITS
from zhichi.domains.network.public import Locality
from zhichi.foundation.regions.public import Tier


def people_of(ground: Ground) -> dict[str, int]:
    """Residents by place key. A township without a figure of its own has its villages' sum, a county its townships'."""
    codes = sorted(key for key in ground.places if key[0].isdigit())
    found: dict[str, int] = {}
    if codes:
        rows = Locality.objects.filter(
            region_id__gte=codes[0], region_id__lte=codes[-1], people__isnull=False
        )
        found = {
            code: number
            for code, number in rows.order_by().values_list("region_id", "people").iterator()
            if number is not None and code in ground.places
        }
    towns: dict[str, int] = defaultdict(int)
    for code, number in found.items():
        if ground.places[code].tier == Tier.VILLAGE:
            towns[code[:TOWNSHIP_DIGITS].ljust(12, "0")] += number
    counties: dict[int, int] = defaultdict(int)
    for key, place in ground.places.items():
        if place.tier == Tier.TOWNSHIP:
            found.setdefault(key, towns.get(key, 0))
            counties[place.county] += found[key]
    whole = sum(counties.values())
    for key, place in ground.places.items():
        if place.tier == Tier.COUNTY:
            found[key] = counties.get(place.county, 0)
        elif place.tier == Tier.CITY:
            found[key] = whole
    return found


def without(ground: Ground, hollow: Collection[int], people: dict[str, int]) -> dict[int, int]:
    """By hollow point: people of the places that nothing but hollow points serves."""
    serving: dict[str, set[int]] = defaultdict(set)
    for point, key in ground.served:
        serving[key].add(point)
    lost: dict[int, int] = dict.fromkeys(hollow, 0)
    bad = set(hollow)
    for key, points in serving.items():
        if points <= bad:
            for point in points:
                lost[point] += people.get(key, 0)
    return lost
