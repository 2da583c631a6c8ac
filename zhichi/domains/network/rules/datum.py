"""GCJ-02 and BD-09: positions that Chinese maps shift by some hundred metres, and back.

The shift has no published standard; the formulas are those in common use (eviltransform, coordtransform), with the
ellipsoid of Krasovsky 1940. Degrees in, degrees out, longitude first. The inverse is found by iteration to below
a millimetre.
"""

from math import atan2, cos, pi, sin, sqrt

_A = 6378245.0
_EE = 0.00669342162296594323
_X_PI = pi * 3000.0 / 180.0
_CLOSE = 1e-9  # degrees, about a tenth of a millimetre
Place = tuple[float, float]


def gcj02_from_wgs84(lon: float, lat: float) -> Place:
    """The position that a map in GCJ-02 shows for one of WGS-84. Meant for places in China."""
    x, y = lon - 105.0, lat - 35.0
    radlat = lat / 180.0 * pi
    magic = 1 - _EE * sin(radlat) ** 2
    root = sqrt(magic)
    dlat = _shift_lat(x, y) * 180.0 / ((_A * (1 - _EE)) / (magic * root) * pi)
    dlon = _shift_lon(x, y) * 180.0 / (_A / root * cos(radlat) * pi)
    return lon + dlon, lat + dlat


def wgs84_from_gcj02(lon: float, lat: float) -> Place:
    """The position of WGS-84 that GCJ-02 shows as this one."""
    there_lon, there_lat = lon, lat
    for _ in range(30):
        shown_lon, shown_lat = gcj02_from_wgs84(there_lon, there_lat)
        off_lon, off_lat = shown_lon - lon, shown_lat - lat
        there_lon, there_lat = there_lon - off_lon, there_lat - off_lat
        if abs(off_lon) < _CLOSE and abs(off_lat) < _CLOSE:
            break
    return there_lon, there_lat


def bd09_from_gcj02(lon: float, lat: float) -> Place:
    z = sqrt(lon * lon + lat * lat) + 0.00002 * sin(lat * _X_PI)
    theta = atan2(lat, lon) + 0.000003 * cos(lon * _X_PI)
    return z * cos(theta) + 0.0065, z * sin(theta) + 0.006


def gcj02_from_bd09(lon: float, lat: float) -> Place:
    x, y = lon - 0.0065, lat - 0.006
    z = sqrt(x * x + y * y) - 0.00002 * sin(y * _X_PI)
    theta = atan2(y, x) - 0.000003 * cos(x * _X_PI)
    return z * cos(theta), z * sin(theta)


def to_wgs84(lon: float, lat: float, datum: str) -> Place:
    """A position of any of the four datums in WGS-84 (CGCS2000 equals it to less than a metre), to seven decimals.

    `datum` is "WGS-84", "CGCS2000", "GCJ-02" or "BD-09"; ValueError for another.
    """
    if datum in {"WGS-84", "CGCS2000"}:
        return lon, lat
    if datum == "GCJ-02":
        lon, lat = wgs84_from_gcj02(lon, lat)
    elif datum == "BD-09":
        lon, lat = wgs84_from_gcj02(*gcj02_from_bd09(lon, lat))
    else:
        raise ValueError(f"unknown datum {datum!r}")
    return round(lon, 7), round(lat, 7)


def _shift_lat(x: float, y: float) -> float:
    shift = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    shift += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    shift += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    return shift + (160.0 * sin(y / 12.0 * pi) + 320 * sin(y * pi / 30.0)) * 2.0 / 3.0


def _shift_lon(x: float, y: float) -> float:
    shift = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    shift += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    shift += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    return shift + (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
