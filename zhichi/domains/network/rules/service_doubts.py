"""What looks wrong about a service that is recorded: outside the hours, or very long. Told once, and kept with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from zhichi.domains.network.enums import ServiceChannel
from zhichi.domains.network.rules.hours import Hours
from zhichi.domains.network.rules.opening import Differing, is_open
from zhichi.kernel.workdays import BEIJING, Calendar


@dataclass(frozen=True, slots=True)
class ServiceTerms:
    """The figures of data/law/network/services.yaml, in minutes."""

    long_minutes: int
    long_wait: int


def service_doubts(
    hours: Hours,
    differing: Sequence[Differing],
    calendar: Calendar,
    *,
    when: datetime,
    channel: str,
    minutes: int | None,
    waited: int | None,
    terms: ServiceTerms,
) -> Iterator[str]:
    """Sentences; a point without hours, and calls and visits at any hour, give none."""
    shut = channel == ServiceChannel.ON_SITE and not is_open(hours, when, differing, calendar)
    if hours and shut:
        yield f"{when.astimezone(BEIJING):%Y-%m-%d %H:%M} 不在开放时间里"
    if minutes is not None and minutes > terms.long_minutes:
        yield f"一件用了 {minutes} 分钟"
    if waited is not None and waited > terms.long_wait:
        yield f"等了 {waited} 分钟"
