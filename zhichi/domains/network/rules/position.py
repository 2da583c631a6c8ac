"""Where on Earth, how far, and points laid out evenly inside an outline."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any

Ring = Sequence[Sequence[float]]
Polygon = Sequence[Ring]

# A box around the land of China, for catching swapped or mistyped figures.
CHINA = (73.0, 3.0, 136.0, 54.0)
# Steps of the R2 sequence (M. Roberts 2018), the plane's golden ratio: 1/g and 1/g², where g³ = g + 1.
_G = 1.324717957244746
_STEP_X, _STEP_Y = 1 / _G, 1 / _G**2


class PositionError(ValueError):
    """Longitude or latitude cannot be right; `str()` is one Chinese sentence."""


def check_position(lon: float, lat: float) -> tuple[float, float]:
    """Longitude and latitude in degrees, or PositionError."""
    if not (isfinite(lon) and -180 <= lon <= 180):
        raise PositionError("经度应在 -180 到 180 之间。")
    if not (isfinite(lat) and -90 <= lat <= 90):
        raise PositionError("纬度应在 -90 到 90 之间。")
    return lon, lat


def check_in_china(lon: float, lat: float) -> tuple[float, float]:
    """A position where a point may be registered, or PositionError."""
    check_position(lon, lat)
    west, south, east, north = CHINA
    if not (west <= lon <= east and south <= lat <= north):
        raise PositionError("这个位置不在我国境内，请检查经度和纬度是否写反。")
    return lon, lat


def distance_words(metres: float) -> str:
    """How far, as people say it: 约 350 米, 约 1.2 公里."""
    if metres < 995:
        return f"约 {max(10, round(metres / 10) * 10)} 米"
    kilometres = metres / 1000
    return f"约 {kilometres:.1f} 公里" if kilometres < 9.95 else f"约 {kilometres:.0f} 公里"


def contains(polygon: Polygon, x: float, y: float) -> bool:
    """Whether a point lies in a GeoJSON polygon (outer ring first, then holes), by even-odd crossing."""
    inside = False
    for ring in polygon:
        for (ax, ay, *_), (bx, by, *_) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
    return inside


def points_inside(outline: dict[str, Any], n: int, seed: int = 0) -> list[tuple[float, float]]:
    """`n` positions (lon, lat; six decimals) spread evenly inside a GeoJSON Polygon or MultiPolygon.

    The R2 low-discrepancy sequence over the bounding box, what falls outside left out: the same arguments
    give the same positions anywhere. `seed` begins elsewhere in it. PositionError when nothing fits.
    """
    polygons = {"Polygon": [outline["coordinates"]], "MultiPolygon": outline["coordinates"]}[outline["type"]]
    corners = [corner for polygon in polygons for corner in polygon[0]]
    west, east = min(c[0] for c in corners), max(c[0] for c in corners)
    south, north = min(c[1] for c in corners), max(c[1] for c in corners)
    found: list[tuple[float, float]] = []
    for tried, (u, v) in enumerate(_r2(seed)):
        if len(found) == n:
            return found
        if tried > 1000 * (n + 1):
            raise PositionError("这个轮廓太窄，放不下这么多点。")
        x, y = round(west + u * (east - west), 6), round(south + v * (north - south), 6)
        if any(contains(polygon, x, y) for polygon in polygons):
            found.append((x, y))
    return found


def _r2(seed: int) -> Iterator[tuple[float, float]]:
    index = seed * 7919  # stretches of different seeds do not overlap for fewer points than that
    while True:
        index += 1
        yield (0.5 + index * _STEP_X) % 1.0, (0.5 + index * _STEP_Y) % 1.0
