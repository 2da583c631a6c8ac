"""What became of the divisions that points are registered in or serve."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from zhichi.domains.network.enums import Status
from zhichi.domains.network.models.locality import Locality
from zhichi.domains.network.models.point import Point, PointRegion
from zhichi.foundation.regions.public import Region, heirs_of, passed_words
from zhichi.foundation.sockets.public import Passing


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a point stands now: its region was ended, and these stand for it. `asks` that somebody says which."""

    words: str = ""
    heirs: list[Region] = field(default_factory=list)
    asks: bool = False


def standing_of(point: Point, on: date) -> Standing:
    """Nothing where its region is valid. No statement then, else two or three."""
    region = point.stands_in or point.region
    if region.valid_to is None or region.valid_to > on:
        words = f"{point.region.name}已拆分，这个服务点现在在{region.name}。" if point.stands_in else ""
        return Standing(words)
    heirs = heirs_of([region.code], on).get(region.code, [])
    words = f"{region.name}{passed_words([heir.name for heir in heirs])}。"
    return Standing(words, heirs, asks=len(heirs) > 1)


def names_now(regions: Collection[Region], on: date) -> list[str]:
    """Full names in order, each ended one with what became of it: 常盼余村（现为常汤村）. Few statements."""
    ended = [region.code for region in regions if region.valid_to is not None and region.valid_to <= on]
    heirs = heirs_of(ended, on) if ended else {}
    told = []
    for region in regions:
        more = (
            passed_words([heir.name for heir in heirs.get(region.code, [])]) if region.code in ended else ""
        )
        told.append(f"{region.full_name}（{more}）" if more else region.full_name)
    return told


def moves_of(passing: Passing) -> list[str]:
    """What follows an ended division into its heirs, in sentences for whoever is about to record the change."""
    names = dict(Region.objects.filter(pk__in=[passing.former, *passing.heirs]).values_list("code", "name"))
    former, heirs = names[passing.former], "、".join(names[code] for code in passing.heirs)
    whole = len(passing.heirs) == 1
    standing = Point.objects.filter(region_id=passing.former).exclude(status=Status.CLOSED).order_by("code")
    points = [name for (name,) in standing.values_list("name")]
    told = []
    if points:
        then = f"以后算在{heirs}" if whole else f"要逐个说明现在在{heirs}中的哪一个，说明以前不计入覆盖"
        told.append(f"{former}的 {len(points)} 个服务点（{'、'.join(points[:3])}）{then}。")
    serving = PointRegion.objects.filter(region_id=passing.former, to_on__isnull=True).count()
    if serving:
        told.append(
            f"另有 {serving} 个服务点在别处、服务{former}，{'跟到' + heirs if whole else '要重新写明服务哪一个'}。"
        )
    lived = Locality.objects.filter(pk=passing.former).first()
    if lived and lived.people is not None:
        then = f"跟到{heirs}" if whole else f"{heirs}的位置和人口要分别登记，登记以前算不出远近"
        told.append(f"{former}登记的 {lived.people} 人：{then}。")
    return told or [f"{former}没有服务点，也没有登记人口。"]


def divided(on: date) -> list[str]:
    """Codes of ended regions in which points are registered, of which nobody can say where those points stand."""
    rows = Point.objects.filter(region__valid_to__lte=on, stands_in__isnull=True)
    codes = sorted(set(rows.order_by().values_list("region_id", flat=True)))
    heirs = heirs_of(codes, on) if codes else {}
    return [code for code in codes if len(heirs.get(code, [])) > 1]
