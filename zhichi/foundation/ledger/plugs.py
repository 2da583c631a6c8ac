"""The nightly seal, as work that comes round."""

from datetime import datetime

from zhichi.foundation.ledger.actions import Machine, seal_days
from zhichi.foundation.sockets.public import PERIODIC, Periodic


def seal_what_is_due(at: datetime) -> int:
    """Seal every day that is over; how many were sealed. Harmless when there is none."""
    return sum(1 for _ in seal_days(by=Machine(), at=at))


def plug_in() -> None:
    PERIODIC.register("ledger.seal", Periodic(title="账本日封印", seconds=3600, run=seal_what_is_due))
