"""What looks wrong about what is told of a point: sentences for its proposer, its reviewer, the rows of a table.

A grave finding stops; the others go along to whoever decides. Nothing is ever put right silently.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhichi.domains.network.rules.codes import TIER_DIGIT
from zhichi.domains.network.rules.datum import to_wgs84
from zhichi.domains.network.rules.hours_text import hours_doubts
from zhichi.domains.network.rules.misread import READINGS, misread, other_readings
from zhichi.domains.network.rules.misread import Told as Written
from zhichi.domains.network.rules.outlines import Outline, place_of
from zhichi.domains.network.rules.position import CHINA, distance_words
from zhichi.domains.network.rules.spread import Spot, spread
from zhichi.domains.network.rules.twins import Other, twins
from zhichi.kernel.geo import distance_m

TIER_NAMES = {"city": "市级", "county": "县级", "township": "乡镇级", "village": "村级"}
LEVELS = {2: "市", 3: "县（市、区）", 4: "乡镇（街道）", 5: "村（社区）"}
LEVEL_OF_TIER = {tier: digit + 1 for tier, digit in TIER_DIGIT.items()}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that looks wrong: the field it is about, the sentence, whether it stops."""

    field: str
    text: str
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures of data/law/network/checks.yaml, in metres."""

    outline_doubt_m: float
    outline_refuse_m: float
    serves_within_m: dict[str, float]
    serves_most: dict[str, int]
    twins_within_m: float
    datum_match_m: float
    datum_moved_m: float
    datum_nearer_m: float
    shift_rows: int


@dataclass(frozen=True, slots=True)
class Place:
    """A region as the checks see it; `lon` and `lat` where its people live, when that is known."""

    code: str
    name: str
    level: int
    valid: bool
    successors: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None

    @property
    def county(self) -> str:
        return self.code[:6]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of one point. `lon`, `lat` as written, in `datum`; `was` in WGS-84.

    `was` is where the same point stood before; `code` is empty for a new point.
    """

    code: str = ""
    name: str
    tier: str
    region: Place
    lon: float | None = None
    lat: float | None = None
    datum: str = "CGCS2000"
    address: str = ""
    phone: str = ""
    hours: dict[str, list[list[str]]] = field(default_factory=dict)
    operating: bool = False
    serves: Sequence[Place] = ()
    was: tuple[float, float] | None = None
    # Codes it served before: one revoked since then is told, and stops nothing.
    kept: frozenset[str] = frozenset()
    # Whether the region was this point's before: a code revoked since then is no fault of today's change.
    settled: bool = False
    others: Sequence[Other] = field(default_factory=tuple)


def findings(told: Told, limits: Limits, outlines: Sequence[Outline]) -> list[Finding]:
    """Everything that looks wrong, grave things first."""
    found = [*_region(told), *_served(told, limits)]
    position = list(_position(told))
    found += position
    there: tuple[float, float] | None = None
    if not position and told.lon is not None and told.lat is not None:
        there = to_wgs84(told.lon, told.lat, told.datum)
        found += [*_county(told, there, limits, outlines), *_datum(told, there, limits)]
        found += _far(told, there, limits)
    same = list(twins(_as_other(told, there), told.others, limits.twins_within_m))
    found += [Finding("name", text) for text in same]
    found += _second(told, " ".join(same))
    found += [Finding("hours", text) for text in hours_doubts(told.hours, operating=told.operating)]
    return sorted(found, key=lambda finding: not finding.grave)


def _second(told: Told, named: str) -> Iterator[Finding]:
    """A village has one room, a township one station: a second one wants a reason, unless it is `named` already."""
    if told.settled or LEVEL_OF_TIER[told.tier] < 4:
        return
    there = [each for each in told.others if (each.region, each.tier) == (told.region.code, told.tier)]
    there = [each for each in there if each.code not in named]
    if there:
        names = "、".join(f"“{each.name}”（{each.code}）" for each in there[:3])
        yield Finding(
            "region",
            f"{told.region.name}已经有{TIER_NAMES[told.tier]}服务点{names}。"
            "确实要再设一个的，请在理由里写明。",
        )


def _as_other(told: Told, there: tuple[float, float] | None) -> Other:
    lon, lat = there or (None, None)
    return Other(told.code, told.name, told.region.code, told.phone, told.address, lon, lat, told.tier)


def _revoked(place: Place, *, settled: bool = False) -> str:
    into = f"，现在是{'、'.join(place.successors)}" if place.successors else ""
    return f"区划代码 {place.code}（{place.name}）已经撤销{into}{'' if settled else '，请改用现在的代码'}。"


def _region(told: Told) -> Iterator[Finding]:
    wanted = LEVEL_OF_TIER[told.tier]
    if not told.region.valid:
        yield Finding("region", _revoked(told.region, settled=told.settled), grave=not told.settled)
    if told.region.level != wanted:
        level = LEVELS.get(told.region.level, "省")
        yield Finding(
            "region",
            f"{TIER_NAMES[told.tier]}服务点应设在{LEVELS[wanted]}，{told.region.name}的代码是{level}一级的，"
            "请检查层级或者区划代码。",
            grave=not told.settled,
        )


def _served(told: Told, limits: Limits) -> Iterator[Finding]:
    for place in told.serves:
        if not place.valid:
            yield Finding("serves", _revoked(place), grave=place.code not in told.kept)
        elif place.level < LEVEL_OF_TIER[told.tier]:
            yield Finding(
                "serves",
                f"{TIER_NAMES[told.tier]}服务点不能服务整个{place.name}，请写它下面的村或者乡镇。",
                grave=True,
            )
        elif told.tier != "city" and place.county != told.region.county:
            yield Finding("serves", f"服务区划{place.name}在另一个县（市、区），请核对。")
    yield from _spread(told, limits)


def _spread(told: Told, limits: Limits) -> Iterator[Finding]:
    """Of the places that it begins to serve, all in the same county, and of a position that is not told."""
    new = [
        place
        for place in told.serves
        if place.code not in told.kept
        and place.county == told.region.county
        and place.level >= LEVEL_OF_TIER[told.tier]
    ]
    home, *added = [Spot(place.code, place.name, place.lon, place.lat) for place in (told.region, *new)]
    placed, within_m = told.lon is not None, limits.serves_within_m[told.tier]
    for text in spread(told.tier, home, added, placed=placed, most=limits.serves_most, within_m=within_m):
        yield Finding("serves", text)
    if told.operating and not placed and (not told.settled or told.was):
        yield Finding("lon", "正在服务的服务点没有坐标：地图上找不到它，也算不出群众有多远。")


def _position(told: Told) -> Iterator[Finding]:
    if told.lon is None and told.lat is None:
        return
    if told.lon is None or told.lat is None:
        yield Finding("lat" if told.lat is None else "lon", "经度和纬度应一起填写。", grave=True)
        return
    if not told.datum:
        yield Finding(
            "datum", "请选择坐标是从哪个地图或者仪器上量的；不知道的，先不填坐标，等人去现场量。", grave=True
        )
    west, south, east, north = CHINA
    if west <= told.lon <= east and south <= told.lat <= north:
        return
    if west <= told.lat <= east and south <= told.lon <= north:
        text = f"经度和纬度写反了：{told.lat:g} 应是经度，{told.lon:g} 应是纬度，请对调。"
    else:
        text = f"经度 {told.lon:g}、纬度 {told.lat:g} 不在我国境内，请重新测量。"
    yield Finding("lon", text, grave=True)


def _county(
    told: Told, there: tuple[float, float], limits: Limits, outlines: Sequence[Outline]
) -> Iterator[Finding]:
    """Against the outline of the county; a city's point, or a county without an outline, is not held against one."""
    own = next((each for each in outlines if each.code == told.region.county), None)
    if own is None:
        return
    off = own.distance_m(*there)
    if off <= limits.outline_doubt_m:
        return
    where = place_of(outlines, *there)
    inside = f"落在{where.name}" if where else "不在本市各县（市、区）内"
    yield Finding(
        "lon",
        f"这个位置{inside}，离{own.name}的边界{distance_words(off)}；区划代码却是{told.region.name}。"
        "请检查坐标、坐标系和区划代码。",
        grave=off > limits.outline_refuse_m,
    )


def _datum(told: Told, there: tuple[float, float], limits: Limits) -> Iterator[Finding]:
    """A point that seems to have moved by exactly what a map's shift makes: its datum was named wrongly."""
    known = [(told.was, "这个服务点原来的位置")] if told.was else []
    known += [
        ((other.lon, other.lat), f"同一地址的{other.name}")
        for other in told.others
        if other.address and other.address == told.address and other.lon is not None and other.lat is not None
    ]
    for before, words in known:
        moved = distance_m(*there, *before)
        if moved <= limits.datum_moved_m:
            continue
        for datum in other_readings(told.datum):
            if told.lon is None or told.lat is None:
                continue
            if distance_m(*to_wgs84(told.lon, told.lat, datum), *before) <= limits.datum_match_m:
                yield Finding(
                    "datum",
                    f"坐标比{words}偏了{distance_words(moved)}；如果按{READINGS[datum]}坐标读，正好是那个位置。"
                    f"现在选的是 {told.datum}，请核对坐标系。",
                )
                return
    written = written_at(told)
    text = misread(written, limits.datum_nearer_m) if written and told.was is None else ""
    if text:
        yield Finding("datum", text)


def written_at(told: Told) -> Written | None:
    """The position of a room or station with where its people live; None where one of both is not known."""
    home = told.region
    if None in (told.lon, told.lat, home.lon, home.lat) or home.level < 4 or not told.datum:
        return None
    return Written(told.lon or 0.0, told.lat or 0.0, told.datum, (home.lon or 0.0, home.lat or 0.0))


def _far(told: Told, there: tuple[float, float], limits: Limits) -> Iterator[Finding]:
    most = limits.serves_within_m[told.tier]
    for place in [told.region, *told.serves]:
        if place.lon is None or place.lat is None:
            continue
        off = distance_m(*there, place.lon, place.lat)
        if off > most:
            yield Finding(
                "lon" if place is told.region else "serves",
                f"服务点离{place.name}{distance_words(off)}，超过 {distance_words(most).removeprefix('约 ')}，"
                "群众难以到达，请核对位置和服务区划。",
            )
