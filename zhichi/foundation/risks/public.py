"""The door of `foundation.risks`."""

from zhichi.foundation.risks.actions import refresh, refresh_all
from zhichi.foundation.risks.enums import Grade
from zhichi.foundation.risks.enums import State as RiskState
from zhichi.foundation.risks.models import RiskSignal, blockers, found_in, kept_against, signals

__all__ = [
    "Grade",
    "RiskSignal",
    "RiskState",
    "blockers",
    "found_in",
    "kept_against",
    "refresh",
    "refresh_all",
    "signals",
]
