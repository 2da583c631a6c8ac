"""The door of `foundation.statements`."""

from zhichi.foundation.statements.lists import among, padded, portions
from zhichi.foundation.statements.readings import Reading, Slot, reading
from zhichi.foundation.statements.rows import Row, change_one, insert_all

__all__ = ["Reading", "Row", "Slot", "among", "change_one", "insert_all", "padded", "portions", "reading"]
