"""The verbs of the room."""

from zhichi.domains.coverage.actions.answering import answer_hollow
from zhichi.domains.coverage.actions.planning import set_plan
from zhichi.domains.coverage.actions.rebuilding import Rebuilt, rebuild
from zhichi.domains.coverage.actions.reckoning import Reckoned, reckon, reckon_if_due

__all__ = ["Rebuilt", "Reckoned", "answer_hollow", "rebuild", "reckon", "reckon_if_due", "set_plan"]
