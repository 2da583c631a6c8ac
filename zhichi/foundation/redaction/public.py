"""The door of `foundation.redaction`."""

from zhichi.foundation.redaction.actions import add, begin, confirm, prove, publish, return_copy, withdraw
from zhichi.foundation.redaction.enums import Fate, Why
from zhichi.foundation.redaction.enums import State as CopyState
from zhichi.foundation.redaction.models import Publication

__all__ = [
    "CopyState",
    "Fate",
    "Publication",
    "Why",
    "add",
    "begin",
    "confirm",
    "prove",
    "publish",
    "return_copy",
    "withdraw",
]
