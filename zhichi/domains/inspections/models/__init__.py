"""The nouns of the room."""

from zhichi.domains.inspections.models.entry import DirectoryEntry, EntryVersion
from zhichi.domains.inspections.models.sheet import DirectorySheet
from zhichi.domains.inspections.models.snapshot import Snapshot

__all__ = ["DirectoryEntry", "DirectorySheet", "EntryVersion", "Snapshot"]
