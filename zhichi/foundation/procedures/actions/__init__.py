"""What is done with procedures: reading files, drafting, checking, trying out, publishing."""

from zhichi.foundation.procedures.actions.names import (
    known_names,
    known_with_forms,
    shipped_limits,
    words_here,
)
from zhichi.foundation.procedures.actions.publishing import (
    NoProcedureError,
    current_id,
    load_procedures,
    publish,
)
from zhichi.foundation.procedures.actions.reading import ProcedureError, load_file, load_text

__all__ = [
    "NoProcedureError",
    "ProcedureError",
    "current_id",
    "known_names",
    "known_with_forms",
    "load_file",
    "load_procedures",
    "load_text",
    "publish",
    "shipped_limits",
    "words_here",
]
