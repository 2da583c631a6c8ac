"""The verbs of the room."""

from zhichi.foundation.redaction.actions.beginning import begin
from zhichi.foundation.redaction.actions.clearing import look, publish, return_copy, withdraw
from zhichi.foundation.redaction.actions.masking import add, confirm
from zhichi.foundation.redaction.actions.proving import prove

__all__ = ["add", "begin", "confirm", "look", "prove", "publish", "return_copy", "withdraw"]
