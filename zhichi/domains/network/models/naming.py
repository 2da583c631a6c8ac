"""Villages by the names people give them: with county and township before, without a blank, by a former name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.conf import settings
from django.db.models import Q

from zhichi.domains.network.models.locality import Locality
from zhichi.domains.network.rules.villages import core_of, is_bare, rank, stem_of
from zhichi.foundation.regions.public import (
    Level,
    Region,
    RegionAlias,
    code_range,
    heirs_of,
    parent_code,
    region_of,
)

Range = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Village:
    """A village or community and where its people live, None where nobody has recorded it.

    `former` is the name by which it was asked for, when the village of that name has passed into this one.
    """

    region: Region
    lon: float | None
    lat: float | None
    former: str = ""

    @property
    def title(self) -> str:
        return f"{self.region.full_name}（原{self.former}）" if self.former else self.region.full_name


def villages(words: str, *, limit: int, on: date) -> list[Village]:
    """Villages of the city by their name, perhaps with county and town before it; the best answer first.

    A village that was merged, split or renumbered is found by its old name as those that stand for it now.
    """
    parts = words.split()
    if not parts:
        return []
    *above, name = parts
    found = _named(name, above, [], on)
    if not found:
        ranges, rest = _split(name)
        found = _named(rest, above, ranges, on) if ranges else []
    return _placed(islice(found, limit))


def village(code: str, on: date) -> Village | None:
    """The village of a code, if it is one; of an ended one the only one that stands for it."""
    found = Region.objects.within(settings.ZHICHI_CITY).filter(pk=code, level=Level.VILLAGE).first()
    if found is None:
        return None
    heirs = heirs_of([code], on).get(code, []) if found.valid_to else []
    return _placed([(heirs[0], found.name) if len(heirs) == 1 else (found, "")])[0]


def example(on: date) -> str:
    """How a village may be asked for, from what is recorded here: 泗水县韩家庄村; empty where there is none."""
    low, high = code_range(settings.ZHICHI_CITY)
    placed = Locality.objects.filter(region_id__gte=low, region_id__lte=high, region__level=Level.VILLAGE)
    placed = placed.filter(lon__isnull=False, region__valid_to__isnull=True).order_by("region_id")
    row = placed.values_list("region_id", "region__name").first()
    county = region_of(f"{row[0][:6]}000000") if row else None
    if row is None or county is None:
        return ""
    core = core_of(row[1])
    return f"{county.name}{core}{'社区' if '社区' in row[1] or '居' in row[1] else '村'}"


def _named(name: str, above: list[str], ranges: list[Range], on: date) -> list[tuple[Region, str]]:
    """Villages of that name in all of `above` and one of `ranges`, each with the former name it was found by."""
    below = Region.objects.within(settings.ZHICHI_CITY).filter(level=Level.VILLAGE)
    for part in above:
        below = below.filter(full_name__contains=part)
    inside = Q()
    for low, high in ranges:
        inside |= Q(code__gte=low, code__lte=high)
    named = Q(name__contains=name) | Q(aliases__name__contains=name) | Q(name__contains=core_of(name))
    now: list[Region] = []
    ended: dict[str, Region] = {}
    for region in below.filter(inside, named).order_by("code").distinct():
        if region.valid_to is None or region.valid_to > on:
            now += [region] if region.valid_from <= on else []
        else:
            ended[region.code] = region
    known = {region.code for region in now}
    rows = [(rank(region.name, name), region.code, region, "") for region in now]
    for code, heirs in (heirs_of(ended, on) if ended else {}).items():
        was = ended[code].name
        rows += [(rank(was, name), heir.code, heir, was) for heir in heirs if heir.code not in known]
        known |= {heir.code for heir in heirs}
    return [(region, former) for _, _, region, former in sorted(rows, key=lambda row: row[:2])]


def _split(name: str) -> tuple[list[Range], str]:
    """Where a name without blanks begins: 泗水县济河街道韩家庄 -> the codes of that street, 韩家庄."""
    higher = Region.objects.within(settings.ZHICHI_CITY).filter(level__lte=Level.TOWNSHIP)
    names = [*higher.values_list("name", "code")]
    province = region_of(parent_code(settings.ZHICHI_CITY))
    names += [(province.name, province.code)] if province else []
    names += RegionAlias.objects.filter(region__in=higher).values_list("name", "region_id")
    by_name: dict[str, list[Range]] = {}
    for title, code in names:
        for each in {title, stem_of(title)}:
            by_name.setdefault(each, []).append(code_range(code))
    ranges: list[Range] = []
    while True:
        heads = [each for each in by_name if name.startswith(each) and not is_bare(name[len(each) :])]
        if not heads:
            return ranges, name
        head = max(heads, key=len)
        inner = [
            span
            for span in by_name[head]
            if not ranges or any(low <= span[0] <= high for low, high in ranges)
        ]
        if not inner:
            return ranges, name
        ranges, name = inner, name[len(head) :]


def _placed(found: Iterable[tuple[Region, str]]) -> list[Village]:
    rows = list(found)
    where = Locality.objects.in_bulk([region.code for region, _ in rows])
    return [
        Village(region, there.lon if there else None, there.lat if there else None, former)
        for region, former in rows
        for there in [where.get(region.code)]
    ]
