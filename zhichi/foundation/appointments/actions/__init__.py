"""The verbs of the room."""

from zhichi.foundation.appointments.actions.booking import book
from zhichi.foundation.appointments.actions.calling import call_again, call_next
from zhichi.foundation.appointments.actions.changing import accept_turn, cancel_turn, move_turn
from zhichi.foundation.appointments.actions.closing import close_resource, reopen_resource
from zhichi.foundation.appointments.actions.displacing import displace
from zhichi.foundation.appointments.actions.faults import FullError, LimitError, LockedError, TurnError
from zhichi.foundation.appointments.actions.finding import find_turn
from zhichi.foundation.appointments.actions.halls import ResourceDraft, change_resource, open_hall
from zhichi.foundation.appointments.actions.offering import join_waiting, offer_freed, offer_place
from zhichi.foundation.appointments.actions.people import Visitor
from zhichi.foundation.appointments.actions.serving import finish_turn, miss_turn, pass_turn, start_turn
from zhichi.foundation.appointments.actions.sweeping import sweep
from zhichi.foundation.appointments.actions.tickets import arrive, take_ticket

__all__ = [
    "FullError",
    "LimitError",
    "LockedError",
    "ResourceDraft",
    "TurnError",
    "Visitor",
    "accept_turn",
    "arrive",
    "book",
    "call_again",
    "call_next",
    "cancel_turn",
    "change_resource",
    "close_resource",
    "displace",
    "find_turn",
    "finish_turn",
    "join_waiting",
    "miss_turn",
    "move_turn",
    "offer_freed",
    "offer_place",
    "open_hall",
    "pass_turn",
    "reopen_resource",
    "start_turn",
    "sweep",
    "take_ticket",
]
