"""The door of `foundation.search`."""

from zhichi.foundation.search.actions import clear, drop, fill, publish, put, put_many, withdraw
from zhichi.foundation.search.enums import How
from zhichi.foundation.search.models import Answer, Found, find, look, restrict, suggest
from zhichi.foundation.search.rules import IndexNameError

__all__ = [
    "Answer",
    "Found",
    "How",
    "IndexNameError",
    "clear",
    "drop",
    "fill",
    "find",
    "look",
    "publish",
    "put",
    "put_many",
    "restrict",
    "suggest",
    "withdraw",
]
