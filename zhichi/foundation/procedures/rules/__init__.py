"""Procedures as values: their shape, how a document is read, what makes one sound, who may do what."""

from zhichi.foundation.procedures.rules.check import ProcedureFault, faults_of, read
from zhichi.foundation.procedures.rules.permission import doer_fits, open_verbs, sentence_for
from zhichi.foundation.procedures.rules.shape import (
    By,
    ClockEffect,
    Field,
    Filing,
    Milestone,
    Procedure,
    RecordSpec,
    State,
    Verb,
)

__all__ = [
    "By",
    "ClockEffect",
    "Field",
    "Filing",
    "Milestone",
    "Procedure",
    "ProcedureFault",
    "RecordSpec",
    "State",
    "Verb",
    "doer_fits",
    "faults_of",
    "open_verbs",
    "read",
    "sentence_for",
]
