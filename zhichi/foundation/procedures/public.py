"""The door of `foundation.procedures`."""

from zhichi.foundation.procedures.actions import (
    NoProcedureError,
    ProcedureError,
    current_id,
    known_names,
    load_file,
    publish,
)
from zhichi.foundation.procedures.enums import FieldType, Phase
from zhichi.foundation.procedures.models import ProcedureVersion, procedure_of
from zhichi.foundation.procedures.rules import (
    By,
    ClockEffect,
    Field,
    Milestone,
    Procedure,
    ProcedureFault,
    RecordSpec,
    State,
    Verb,
    doer_fits,
    faults_of,
    open_verbs,
    read,
    sentence_for,
)

__all__ = [
    "By",
    "ClockEffect",
    "Field",
    "FieldType",
    "Milestone",
    "NoProcedureError",
    "Phase",
    "Procedure",
    "ProcedureError",
    "ProcedureFault",
    "ProcedureVersion",
    "RecordSpec",
    "State",
    "Verb",
    "current_id",
    "doer_fits",
    "faults_of",
    "known_names",
    "load_file",
    "open_verbs",
    "procedure_of",
    "publish",
    "read",
    "sentence_for",
]
