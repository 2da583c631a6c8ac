"""Keeping a file, reading it again, sending it."""

from zhichi.foundation.files.actions.keeping import discard_drafts, original, shown, store
from zhichi.foundation.files.actions.sending import respond

__all__ = ["discard_drafts", "original", "respond", "shown", "store"]
