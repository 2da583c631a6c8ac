"""Values only: what is private in a paper, where it stands, and the paper without it."""

from zhichi.foundation.redaction.rules.commitment import commitment
from zhichi.foundation.redaction.rules.finding import Known, found, minors
from zhichi.foundation.redaction.rules.marks import Mark, hand_marks, left_over, overlapping
from zhichi.foundation.redaction.rules.masking import aliases, masked
from zhichi.foundation.redaction.rules.plain import PLACES, texts_of

__all__ = [
    "PLACES",
    "Known",
    "Mark",
    "aliases",
    "commitment",
    "found",
    "hand_marks",
    "left_over",
    "masked",
    "minors",
    "overlapping",
    "texts_of",
]
