"""Verbs: what was found is kept; a signal is given to somebody, and settled with a reason."""

from zhichi.foundation.risks.actions.keeping import after_act, refresh, refresh_all
from zhichi.foundation.risks.actions.settling import assign, close

__all__ = ["after_act", "assign", "close", "refresh", "refresh_all"]
