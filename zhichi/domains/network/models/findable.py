"""What citizens find of this room: points that serve them, by name, address and village."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.urls import reverse

from zhichi.domains.network.enums import ServiceItem, Status
from zhichi.domains.network.models.history import PointName
from zhichi.domains.network.models.point import Point, PointItem, PointRegion
from zhichi.domains.network.rules.codes import TIER_DIGIT
from zhichi.foundation.sockets.public import Findable

POINTS = "points"  # of sockets.SEARCH_SOURCES
STAND_IN = "PLS-7"
PORTION = 500
ITEMS = {code: str(label) for code, label in ServiceItem.choices}
COLUMNS = ("pk", "code", "name", "address", "phone", "tier", "region__full_name")


def findable() -> Iterator[Findable]:
    """Every operating point."""
    return findable_points(list(Point.objects.operating().order_by("pk").values_list("pk", flat=True)))


def findable_points(keys: Sequence[int]) -> Iterator[Findable]:
    """Those of them that operate; four statements for each portion."""
    pattern = reverse("network:point", args=[STAND_IN])
    for start in range(0, len(keys), PORTION):
        some = keys[start : start + PORTION]
        words = _words(some)
        rows = Point.objects.filter(pk__in=some, status=Status.OPERATING).values_list(*COLUMNS)
        for pk, code, name, address, phone, tier, region in rows:
            yield Findable(
                key=code,
                title=name,
                url=pattern.replace(STAND_IN, code),
                note="，".join(filter(None, [address, phone])),
                text="\n".join([region, *words[pk]]),
                level=TIER_DIGIT[tier] - 1,
            )


def _words(keys: Sequence[int]) -> dict[int, list[str]]:
    """What is done there, what it was called, whom it serves: by the point."""
    found: dict[int, list[str]] = defaultdict(list)
    for pk, item in PointItem.objects.filter(point__in=keys).values_list("point_id", "item"):
        found[pk].append(ITEMS.get(item, item))
    for pk, name in PointName.objects.filter(point__in=keys).values_list("point_id", "name"):
        found[pk].append(name)
    served = PointRegion.objects.filter(point__in=keys, to_on__isnull=True)
    for pk, name in served.values_list("point_id", "region__name"):
        found[pk].append(name)
    return found
