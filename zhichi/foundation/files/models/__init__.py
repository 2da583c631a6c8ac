"""The noun of this room, and where its bytes lie."""

from zhichi.foundation.files.models.stored import StoredFile

__all__ = ["StoredFile"]
