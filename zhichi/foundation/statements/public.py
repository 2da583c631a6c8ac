"""The door of `foundation.statements`."""

from zhichi.foundation.statements.readings import Reading, Slot, reading
from zhichi.foundation.statements.rows import Row, insert_all

__all__ = ["Reading", "Row", "Slot", "insert_all", "reading"]
