"""The verbs of the room."""

from zhichi.foundation.seals.actions.approving import approve, refuse, withdraw
from zhichi.foundation.seals.actions.asking import Asked, Wanted, ask
from zhichi.foundation.seals.actions.checking import Checked, check_code, check_file
from zhichi.foundation.seals.actions.impressing import certify, draw_impression, set_impression
from zhichi.foundation.seals.actions.keeping import name_keeper, take_over
from zhichi.foundation.seals.actions.loading import load_seal_rules
from zhichi.foundation.seals.actions.misusing import record_misuse
from zhichi.foundation.seals.actions.reconciling import reconcile
from zhichi.foundation.seals.actions.registering import register_seal
from zhichi.foundation.seals.actions.retiring import confirm_retirement, report_lost, stop_seal
from zhichi.foundation.seals.actions.stamping import Stamped, stamp
from zhichi.foundation.seals.actions.voiding import void_use

__all__ = [
    "Asked",
    "Checked",
    "Stamped",
    "Wanted",
    "approve",
    "ask",
    "certify",
    "check_code",
    "check_file",
    "confirm_retirement",
    "draw_impression",
    "load_seal_rules",
    "name_keeper",
    "reconcile",
    "record_misuse",
    "refuse",
    "register_seal",
    "report_lost",
    "set_impression",
    "stamp",
    "stop_seal",
    "take_over",
    "void_use",
    "withdraw",
]
