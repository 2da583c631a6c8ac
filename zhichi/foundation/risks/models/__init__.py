"""The noun of the room, and the catalogue that ships."""

from zhichi.foundation.risks.models.catalogue import signal_of, signals
from zhichi.foundation.risks.models.finding import blockers, checked, found_in, kept_against
from zhichi.foundation.risks.models.signal import RiskSignal, standing

__all__ = [
    "RiskSignal",
    "blockers",
    "checked",
    "found_in",
    "kept_against",
    "signal_of",
    "signals",
    "standing",
]
