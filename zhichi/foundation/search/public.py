"""The door of `foundation.search`."""

from zhichi.foundation.search.actions import clear, drop, put, put_many
from zhichi.foundation.search.models import find, restrict
from zhichi.foundation.search.rules import IndexNameError

__all__ = ["IndexNameError", "clear", "drop", "find", "put", "put_many", "restrict"]
