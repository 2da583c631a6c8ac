"""Writing the index of the rooms' lists, and what citizens find."""

from zhichi.foundation.search.actions.indexing import clear, drop, put, put_many
from zhichi.foundation.search.actions.publishing import fill, publish, withdraw

__all__ = ["clear", "drop", "fill", "publish", "put", "put_many", "withdraw"]
