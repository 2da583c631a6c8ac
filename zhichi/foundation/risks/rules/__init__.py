"""Signals as data, and what a finding does to what is kept."""

from zhichi.foundation.risks.rules.catalogue import Signal, faults_of_signals, read_signals
from zhichi.foundation.risks.rules.keeping import Change, Kept, changes

__all__ = ["Change", "Kept", "Signal", "changes", "faults_of_signals", "read_signals"]
