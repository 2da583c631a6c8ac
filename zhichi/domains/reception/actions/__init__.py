"""The verbs of the room."""

from zhichi.domains.reception.actions.filling import offer_places
from zhichi.domains.reception.actions.opening import open_point
from zhichi.domains.reception.actions.recording import finish_here
from zhichi.domains.reception.actions.rota import add_shift, end_shift
from zhichi.domains.reception.actions.settling import settle_bookings, stranded

__all__ = [
    "add_shift",
    "end_shift",
    "finish_here",
    "offer_places",
    "open_point",
    "settle_bookings",
    "stranded",
]
