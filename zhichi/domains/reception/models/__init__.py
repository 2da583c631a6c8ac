"""The tables of the room, and what it reads of its neighbours."""

from zhichi.domains.reception.models.shift import Shift

__all__ = ["Shift"]
