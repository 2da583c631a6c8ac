"""The door of `domains.lawtalk`."""

from zhichi.domains.lawtalk.actions import (
    allow,
    answer_complaint,
    change_day,
    complain,
    confirm_lecture,
    draft,
    publish,
    record_lecture,
    set_rota,
    set_terms,
    take_back,
    withdraw,
)
from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.models import AdviserComplaint, AdviserRota, Lecture, PublicAnswer

__all__ = [
    "AdviserComplaint",
    "AdviserRota",
    "Lecture",
    "PublicAnswer",
    "State",
    "allow",
    "answer_complaint",
    "change_day",
    "complain",
    "confirm_lecture",
    "draft",
    "publish",
    "record_lecture",
    "set_rota",
    "set_terms",
    "take_back",
    "withdraw",
]
