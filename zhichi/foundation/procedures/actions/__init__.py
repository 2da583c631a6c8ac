"""What is done with procedures: reading files, drafting, checking, trying out, publishing."""

from zhichi.foundation.procedures.actions.drafting import (
    StaleDraftError,
    change_draft,
    discard_draft,
    next_version,
    publish_draft,
    start_draft,
)
from zhichi.foundation.procedures.actions.exchanging import as_bpmn, document_in, document_in_file
from zhichi.foundation.procedures.actions.names import (
    hooks_for,
    known_names,
    known_with_forms,
    prefixes_beside,
    shipped_limits,
    slots_here,
    words_here,
)
from zhichi.foundation.procedures.actions.patterns import patterns
from zhichi.foundation.procedures.actions.publishing import (
    NoProcedureError,
    current_id,
    load_procedures,
    publish,
)
from zhichi.foundation.procedures.actions.reading import ProcedureError, load_file, load_text
from zhichi.foundation.procedures.actions.remedies import usual_remedies
from zhichi.foundation.procedures.actions.trying import try_out
from zhichi.foundation.procedures.actions.withdrawing import why_not, withdraw

__all__ = [
    "NoProcedureError",
    "ProcedureError",
    "StaleDraftError",
    "as_bpmn",
    "change_draft",
    "current_id",
    "discard_draft",
    "document_in",
    "document_in_file",
    "hooks_for",
    "known_names",
    "known_with_forms",
    "load_file",
    "load_procedures",
    "load_text",
    "next_version",
    "patterns",
    "prefixes_beside",
    "publish",
    "publish_draft",
    "shipped_limits",
    "slots_here",
    "start_draft",
    "try_out",
    "usual_remedies",
    "why_not",
    "withdraw",
    "words_here",
]
