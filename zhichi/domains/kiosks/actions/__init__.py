"""The verbs of this room."""

from zhichi.domains.kiosks.actions.calling import answer_call, call_clerk
from zhichi.domains.kiosks.actions.enrolling import enrol, give_code, give_reader_key, kiosk_behind
from zhichi.domains.kiosks.actions.faults import KioskError
from zhichi.domains.kiosks.actions.reading import ask_for_card, card_at, forget_old_cards, take_card
from zhichi.domains.kiosks.actions.registering import register_kiosk, retire_kiosk
from zhichi.domains.kiosks.actions.using import begin_task, end_use, help_use, is_helped

__all__ = [
    "KioskError",
    "answer_call",
    "ask_for_card",
    "begin_task",
    "call_clerk",
    "card_at",
    "end_use",
    "enrol",
    "forget_old_cards",
    "give_code",
    "give_reader_key",
    "help_use",
    "is_helped",
    "kiosk_behind",
    "register_kiosk",
    "retire_kiosk",
    "take_card",
]
