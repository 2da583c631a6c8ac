"""The door of `foundation.seals`."""

from zhichi.foundation.seals.actions import (
    Stamped,
    Wanted,
    approve,
    ask,
    certify,
    draw_impression,
    name_keeper,
    reconcile,
    record_misuse,
    refuse,
    register_seal,
    report_lost,
    stamp,
    take_over,
    void_use,
    withdraw,
)
from zhichi.foundation.seals.actions.asking import keep_asked
from zhichi.foundation.seals.actions.checking import seal_of_paper
from zhichi.foundation.seals.actions.former import FormerUse, keep_former_uses
from zhichi.foundation.seals.actions.outside import Brought
from zhichi.foundation.seals.actions.sealing import sealed_bytes
from zhichi.foundation.seals.enums import Manner, Place, RequestState, SealForm, SealState
from zhichi.foundation.seals.models import Keepership, Misuse, Seal, SealRequest, SealUse

__all__ = [
    "Brought",
    "FormerUse",
    "Keepership",
    "Manner",
    "Misuse",
    "Place",
    "RequestState",
    "Seal",
    "SealForm",
    "SealRequest",
    "SealState",
    "SealUse",
    "Stamped",
    "Wanted",
    "approve",
    "ask",
    "certify",
    "draw_impression",
    "keep_asked",
    "keep_former_uses",
    "name_keeper",
    "reconcile",
    "record_misuse",
    "refuse",
    "register_seal",
    "report_lost",
    "seal_of_paper",
    "sealed_bytes",
    "stamp",
    "take_over",
    "void_use",
    "withdraw",
]
