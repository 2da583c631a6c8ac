"""The verbs of the room."""

from zhichi.foundation.forms.actions.answering import (
    HIDDEN,
    asked_fields,
    clean_form,
    holds_personal,
    shown_answers,
)
from zhichi.foundation.forms.actions.citing import law_faults
from zhichi.foundation.forms.actions.drafting import (
    StaleDraftError,
    discard_draft,
    draft_from,
    import_draft,
    move_part,
    name_form,
    publish_draft,
    remove_part,
    save_field,
    save_section,
    start_draft,
    writer_of,
)
from zhichi.foundation.forms.actions.finding import NoFormError, current_ref, form_of, known_refs, schema_for
from zhichi.foundation.forms.actions.prefilling import prefilled, told_by
from zhichi.foundation.forms.actions.publishing import FormError, publish_form
from zhichi.foundation.forms.actions.signing import drawn_upload
from zhichi.foundation.forms.actions.withdrawing import why_not, withdraw_form

__all__ = [
    "HIDDEN",
    "FormError",
    "NoFormError",
    "StaleDraftError",
    "asked_fields",
    "clean_form",
    "current_ref",
    "discard_draft",
    "draft_from",
    "drawn_upload",
    "form_of",
    "holds_personal",
    "import_draft",
    "known_refs",
    "law_faults",
    "move_part",
    "name_form",
    "prefilled",
    "publish_draft",
    "publish_form",
    "remove_part",
    "save_field",
    "save_section",
    "schema_for",
    "shown_answers",
    "start_draft",
    "told_by",
    "why_not",
    "withdraw_form",
    "writer_of",
]
