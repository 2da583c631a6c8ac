"""A point that is said to serve places beyond its own: how many, how far away, in which township.

One platform may serve many villages, and that is exactly where coverage is claimed that nobody gives (domain.md §1.3).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhichi.domains.network.rules.position import distance_words
from zhichi.kernel.geo import distance_m

WHAT = {"village": "村级工作室", "township": "乡镇级工作站"}
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is served, with where its people live when that is known."""

    code: str
    name: str
    lon: float | None
    lat: float | None


def spread(
    tier: str, home: Spot, served: Sequence[Spot], *, placed: bool, most: Mapping[str, int], within_m: float
) -> Iterator[str]:
    """What looks wrong about the places that a point of `home` begins to serve; `placed`: it has a position of its own.

    Without a position distances are those from where the people of its own region live.
    """
    if len(served) > most.get(tier, len(served)):
        yield (
            f"一个{WHAT[tier]}兼管另外 {len(served)} 个地方。请写明谁去、多久去一次；只是挂名的，请不要写进服务区划。"
        )
    if tier == "village":
        other = [place.name for place in served if place.code[:9] != home.code[:9]]
        if other:
            yield f"服务区划{_named(other)}在另一个乡镇（街道），请核对。"
    if placed or home.lon is None or home.lat is None:
        return
    far = [
        (place.name, distance_m(home.lon, home.lat, place.lon, place.lat))
        for place in served
        if place.lon is not None and place.lat is not None
    ]
    far = [(name, off) for name, off in far if off > within_m]
    if far:
        said = [f"{name}（{distance_words(off)}）" for name, off in far]
        limit = distance_words(within_m).removeprefix("约 ")
        yield f"服务点没有登记位置，从{home.name}算，离{_named(said)}超过 {limit}，群众难以到达，请核对服务区划。"


def _named(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 处" if len(names) > MOST_NAMED else ""
    return "、".join(names[:MOST_NAMED]) + more
