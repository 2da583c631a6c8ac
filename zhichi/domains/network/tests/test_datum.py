import pytest

from zhichi.domains.network.rules.datum import (
    bd09_from_gcj02,
    gcj02_from_bd09,
    gcj02_from_wgs84,
    to_wgs84,
    wgs84_from_gcj02,
)
from zhichi.kernel.geo import distance_m

# Published with the library coordtransform, for 116.404, 39.915 (Beijing).
HERE = (116.404, 39.915)
VECTORS = [
    (gcj02_from_wgs84, (116.41024449916938, 39.91640428150164)),
    (gcj02_from_bd09, (116.39762729119315, 39.90865673957631)),
    (bd09_from_gcj02, (116.41036949371029, 39.92133699351021)),
]


@pytest.mark.parametrize(("convert", "expected"), VECTORS)
def test_the_published_vectors_are_met(convert, expected):
    assert convert(*HERE) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("place", [(116.5873, 35.4143), (117.4, 34.5), (115.9, 36.0), (87.6, 43.8)])
def test_there_and_back_is_where_it_began(place):
    assert distance_m(*wgs84_from_gcj02(*gcj02_from_wgs84(*place)), *place) < 0.001
    # BD-09 has no exact inverse; its common one is good to half a metre.
    assert distance_m(*to_wgs84(*bd09_from_gcj02(*gcj02_from_wgs84(*place)), "BD-09"), *place) < 0.5


def test_what_is_not_encrypted_stays_as_it_is():
    assert to_wgs84(*HERE, "WGS-84") == to_wgs84(*HERE, "CGCS2000") == HERE


def test_the_shift_in_this_city_is_some_hundred_metres():
    place = (116.5873, 35.4143)
    assert 300 < distance_m(*gcj02_from_wgs84(*place), *place) < 700


def test_an_unknown_datum_is_refused():
    with pytest.raises(ValueError, match="Beijing54"):
        to_wgs84(*HERE, "Beijing54")
