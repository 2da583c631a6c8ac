"""The verbs of the room."""

from zhichi.domains.coverage.actions.reckoning import Reckoned, reckon

__all__ = ["Reckoned", "reckon"]
