"""Positions read off another map than was said: by how much nearer to home they would land in that one."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from zhichi.domains.network.rules.datum import to_wgs84
from zhichi.domains.network.rules.position import distance_words
from zhichi.kernel.geo import distance_m

READINGS = {
    "GCJ-02": "高德、腾讯地图用的 GCJ-02",
    "BD-09": "百度地图用的 BD-09",
    "WGS-84": "卫星定位用的 WGS-84",
}
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Told:
    """A position as it was written, in the datum that was named, and where it ought to be about (WGS-84)."""

    lon: float
    lat: float
    datum: str
    home: Spot

    def off(self, datum: str = "") -> float:
        """Metres from home, read in `datum` or as it was named."""
        return distance_m(*to_wgs84(self.lon, self.lat, datum or self.datum), *self.home)


def other_readings(datum: str) -> list[str]:
    """Datums that read a position otherwise than `datum` does."""
    return [each for each in READINGS if to_wgs84(116.0, 35.0, each) != to_wgs84(116.0, 35.0, datum)]


def misread(told: Told, nearer_m: float) -> str:
    """A sentence when another datum brings the position markedly nearer: by so many metres, and to less than half."""
    off = told.off()
    least, best = min((told.off(each), each) for each in other_readings(told.datum))
    if off - least < nearer_m or least > off / 2:
        return ""
    return (
        f"这个位置离登记的村（社区）位置{distance_words(off)}；如果按{READINGS[best]}坐标读，"
        f"只差{distance_words(least).removeprefix('约 ')}。现在选的是 {told.datum}，请核对坐标是从哪个地图量的。"
    )


def common_shift(rows: Sequence[Told], fewest: int) -> str:
    """A sentence when the rows of a table lie off their homes all by the same: the shift of another map."""
    if len(rows) < fewest:
        return ""
    offs = [row.off() for row in rows]
    for datum, title in READINGS.items():
        those = [row.off(datum) for row in rows]
        nearer = sum(then < now for then, now in zip(those, offs, strict=True))
        if nearer * 5 >= len(rows) * 4 and median(those) * 2 <= median(offs):
            return (
                f"表里 {len(rows)} 行的坐标有 {nearer} 行按{title}坐标读都离本村更近（一般相差"
                f"{distance_words(median(those)).removeprefix('约 ')}，按现在写的相差"
                f"{distance_words(median(offs)).removeprefix('约 ')}）：整张表的坐标系可能写错了，请核对。"
            )
    return ""
