"""A service as it is about to be recorded, held against what its point has registered."""

from datetime import datetime

from zhichi.domains.network.models.figures import service_terms
from zhichi.domains.network.models.point import Point
from zhichi.domains.network.models.window import Window
from zhichi.domains.network.rules.service_doubts import service_doubts
from zhichi.foundation.timelimits.public import calendar_on


def doubts_of_service(
    point: Point,
    window: Window | None,
    *,
    when: datetime,
    channel: str,
    minutes: int | None,
    waited: int | None,
) -> str:
    """What looks wrong about it, in words, by the hours of the window where it has its own; empty for nothing."""
    hours = window.hours if window is not None and window.hours else point.hours
    found = service_doubts(
        hours,
        point.differing,
        calendar_on(when),
        when=when,
        channel=channel,
        minutes=minutes,
        waited=waited,
        terms=service_terms(),
    )
    return "；".join(found)
