"""The door of `domains.reception`."""

from zhichi.domains.reception.actions import (
    add_shift,
    end_shift,
    finish_here,
    open_point,
    settle_bookings,
    stranded,
)
from zhichi.domains.reception.models import Shift
from zhichi.domains.reception.models.board import Board, board_of, board_on
from zhichi.domains.reception.models.halls import hall_of, point_of
from zhichi.domains.reception.models.planning import Planner, planner

__all__ = [
    "Board",
    "Planner",
    "Shift",
    "add_shift",
    "board_of",
    "board_on",
    "end_shift",
    "finish_here",
    "hall_of",
    "open_point",
    "planner",
    "point_of",
    "settle_bookings",
    "stranded",
]
