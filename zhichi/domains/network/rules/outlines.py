"""County outlines: inside which, and how far outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from zhichi.domains.network.rules.position import Polygon, contains

_METRES_PER_DEGREE = 111_195.0  # of a great circle on the mean sphere


@dataclass(frozen=True, slots=True)
class Outline:
    """A county by its six-digit code: polygons of GeoJSON (outer ring first, then holes), degrees of CGCS2000."""

    code: str
    name: str
    polygons: Sequence[Polygon]

    def holds(self, lon: float, lat: float) -> bool:
        return any(contains(polygon, lon, lat) for polygon in self.polygons)

    def distance_m(self, lon: float, lat: float) -> float:
        """Metres to the outline for a place outside, 0 inside; on a plane that touches the Earth at the place."""
        if self.holds(lon, lat):
            return 0.0
        across = cos(radians(lat))
        sides = (
            _to_side(
                ((ax - lon) * across, ay - lat),
                ((bx - lon) * across, by - lat),
            )
            for polygon in self.polygons
            for ring in polygon
            for (ax, ay, *_), (bx, by, *_) in zip(ring, [*ring[1:], ring[0]], strict=True)
        )
        return min(sides) * _METRES_PER_DEGREE


def _to_side(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance from the origin to the segment between two places of a plane."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return hypot(a[0] + along * dx, a[1] + along * dy)


def place_of(outlines: Sequence[Outline], lon: float, lat: float) -> Outline | None:
    """The county that a place lies in."""
    return next((outline for outline in outlines if outline.holds(lon, lat)), None)
