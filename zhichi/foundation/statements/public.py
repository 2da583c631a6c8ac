"""The door of `foundation.statements`."""

from zhichi.foundation.statements.readings import Reading, Slot, reading
from zhichi.foundation.statements.rows import Row

__all__ = ["Reading", "Row", "Slot", "reading"]
