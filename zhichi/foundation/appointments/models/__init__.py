"""The tables of the room."""

from zhichi.foundation.appointments.models.closure import Closure
from zhichi.foundation.appointments.models.hall import Hall, HallDay
from zhichi.foundation.appointments.models.resource import Resource
from zhichi.foundation.appointments.models.slot import Slot, closed_times, taken_of
from zhichi.foundation.appointments.models.terms import Group, Terms, terms
from zhichi.foundation.appointments.models.turn import Turn

__all__ = [
    "Closure",
    "Group",
    "Hall",
    "HallDay",
    "Resource",
    "Slot",
    "Terms",
    "Turn",
    "closed_times",
    "taken_of",
    "terms",
]
