"""Keeping a file, reading it again, sending it."""

from zhichi.foundation.files.actions.keeping import original, shown, store
from zhichi.foundation.files.actions.sending import respond

__all__ = ["original", "respond", "shown", "store"]
