"""The door of `foundation.files`."""

from zhichi.foundation.files.actions import drop_bytes, original, respond, shown, store
from zhichi.foundation.files.enums import Mime
from zhichi.foundation.files.models import StoredFile
from zhichi.foundation.files.rules import FileFault, StorageFull

__all__ = [
    "FileFault",
    "Mime",
    "StorageFull",
    "StoredFile",
    "drop_bytes",
    "original",
    "respond",
    "shown",
    "store",
]
