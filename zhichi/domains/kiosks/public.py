"""The door of `domains.kiosks`."""

from zhichi.domains.kiosks.actions import (
    answer_call,
    begin_task,
    call_clerk,
    end_use,
    enrol,
    give_code,
    register_kiosk,
)
from zhichi.domains.kiosks.models import Call, Kiosk, Use

__all__ = [
    "Call",
    "Kiosk",
    "Use",
    "answer_call",
    "begin_task",
    "call_clerk",
    "end_use",
    "enrol",
    "give_code",
    "register_kiosk",
]
