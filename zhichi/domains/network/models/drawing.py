"""Points as features of a map."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from zhichi.domains.network.models.finding import Wish, differing_on, wished
from zhichi.domains.network.rules.codes import TIER_DIGIT
from zhichi.domains.network.rules.opening import is_open
from zhichi.kernel.workdays import Calendar

DECIMALS = 5  # about a metre


def features(
    wish: Wish, at: datetime, calendar: Calendar, address: Callable[[str], str]
) -> Iterator[dict[str, Any]]:
    """GeoJSON features of the points that answer the wish and have a position. Two statements.

    Properties: `n` name, `u` address of its page, `c` "o" open or "x" shut or doubtful at the moment, `t` tier 1 to 4.
    """
    differing = differing_on(localdate(at))
    rows = (
        wished(wish)
        .filter(cell__isnull=False)
        .values_list("pk", "code", "name", "tier", "lon", "lat", "hours", "doubt")
    )
    for pk, code, name, tier, lon, lat, hours, doubt in rows:
        is_open_now = not doubt and is_open(hours, at, differing.get(pk, ()), calendar)
        if wish.open_at and not is_open_now:
            continue
        yield {
            "type": "Feature",
            "geometry": {
                "type": "Point",
                "coordinates": [round(lon or 0.0, DECIMALS), round(lat or 0.0, DECIMALS)],
            },
            "properties": {
                "n": name,
                "u": address(code),
                "c": "o" if is_open_now else "x",
                "t": TIER_DIGIT[tier],
            },
        }
