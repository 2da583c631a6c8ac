"""Procedures as values: their shape, how a document is read, what makes one sound, who may do what."""

from zhichi.foundation.procedures.rules.answers import AnswerError, clean_answers
from zhichi.foundation.procedures.rules.bpmn import bpmn
from zhichi.foundation.procedures.rules.check import faults_of, shape_faults
from zhichi.foundation.procedures.rules.citations import citations
from zhichi.foundation.procedures.rules.editing import EditError, numbered
from zhichi.foundation.procedures.rules.faults import HookFact, Known, ProcedureFault
from zhichi.foundation.procedures.rules.letter import letter
from zhichi.foundation.procedures.rules.letter import shown as shown_letter
from zhichi.foundation.procedures.rules.permission import doer_fits, open_verbs, sentence_for
from zhichi.foundation.procedures.rules.reading import read
from zhichi.foundation.procedures.rules.shape import (
    By,
    ClockEffect,
    Field,
    Filing,
    Identity,
    Milestone,
    Procedure,
    RecordSpec,
    State,
    Verb,
)
from zhichi.foundation.procedures.rules.words import Words

__all__ = [
    "AnswerError",
    "By",
    "ClockEffect",
    "EditError",
    "Field",
    "Filing",
    "HookFact",
    "Identity",
    "Known",
    "Milestone",
    "Procedure",
    "ProcedureFault",
    "RecordSpec",
    "State",
    "Verb",
    "Words",
    "bpmn",
    "citations",
    "clean_answers",
    "doer_fits",
    "faults_of",
    "letter",
    "numbered",
    "open_verbs",
    "read",
    "sentence_for",
    "shape_faults",
    "shown_letter",
]
