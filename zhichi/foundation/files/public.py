"""The door of `foundation.files`."""

from zhichi.foundation.files.actions import original, respond, shown, store
from zhichi.foundation.files.enums import Mime
from zhichi.foundation.files.models import StoredFile
from zhichi.foundation.files.rules import FileFault, StorageFull

__all__ = ["FileFault", "Mime", "StorageFull", "StoredFile", "original", "respond", "shown", "store"]
