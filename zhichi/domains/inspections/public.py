"""The door of `domains.inspections`."""

from zhichi.domains.inspections.actions import (
    DirectoryError,
    freeze,
    keep_sheet,
    plan_of,
    publish,
    take_sheet,
)
from zhichi.domains.inspections.enums import Directory
from zhichi.domains.inspections.models import DirectoryEntry, DirectorySheet, EntryVersion, Snapshot

__all__ = [
    "Directory",
    "DirectoryEntry",
    "DirectoryError",
    "DirectorySheet",
    "EntryVersion",
    "Snapshot",
    "freeze",
    "keep_sheet",
    "plan_of",
    "publish",
    "take_sheet",
]
