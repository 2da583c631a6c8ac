"""Seals with their keepers, what was asked of them, and each use under its number."""

from zhichi.foundation.seals.models.approval import Approval, behind
from zhichi.foundation.seals.models.impression import Impression
from zhichi.foundation.seals.models.keepership import Keepership
from zhichi.foundation.seals.models.misuse import Misuse
from zhichi.foundation.seals.models.request import SealRequest
from zhichi.foundation.seals.models.rulebook import SealRules, rulebook, rulebook_of
from zhichi.foundation.seals.models.seal import Seal
from zhichi.foundation.seals.models.use import SealedBytes, SealUse

__all__ = [
    "Approval",
    "Impression",
    "Keepership",
    "Misuse",
    "Seal",
    "SealRequest",
    "SealRules",
    "SealUse",
    "SealedBytes",
    "behind",
    "rulebook",
    "rulebook_of",
]
