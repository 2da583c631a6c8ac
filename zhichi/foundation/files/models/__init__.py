"""The nouns of this room, and where their bytes lie."""

from zhichi.foundation.files.models.arrival import Arrival
from zhichi.foundation.files.models.stored import StoredFile

__all__ = ["Arrival", "StoredFile"]
