"""Keeping a file, reading it again, sending it; a file that comes in pieces."""

from zhichi.foundation.files.actions.arriving import begin, give_up, keep_whole, take, use
from zhichi.foundation.files.actions.assembling import LOST, LostUpload, upload_of
from zhichi.foundation.files.actions.dropping import drop_bytes
from zhichi.foundation.files.actions.keeping import discard_drafts, original, shown, store
from zhichi.foundation.files.actions.sending import respond
from zhichi.foundation.files.actions.tidying import discard_arrivals

__all__ = [
    "LOST",
    "LostUpload",
    "begin",
    "discard_arrivals",
    "discard_drafts",
    "drop_bytes",
    "give_up",
    "keep_whole",
    "original",
    "respond",
    "shown",
    "store",
    "take",
    "upload_of",
    "use",
]
