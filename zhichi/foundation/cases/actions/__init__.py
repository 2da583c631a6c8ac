"""The verbs of a case."""

from zhichi.foundation.cases.actions.asking import (
    asked_form,
    files_asked,
    identity_asked,
    told_answers,
)
from zhichi.foundation.cases.actions.besides import begin_clock, end_clocks, refresh_dates
from zhichi.foundation.cases.actions.drafts import (
    add_paper,
    discard_stale_drafts,
    drop_paper,
    finish_draft,
    keep_papers,
    open_draft,
    save_draft,
    start_draft,
)
from zhichi.foundation.cases.actions.faults import (
    KeyReusedError,
    NoRoomError,
    RefusedError,
    StaleError,
    refusing,
)
from zhichi.foundation.cases.actions.filing import Applicant, Filed, Filing, file
from zhichi.foundation.cases.actions.filling import filled_forms, hides_answers, record_rows
from zhichi.foundation.cases.actions.forgetting import forget
from zhichi.foundation.cases.actions.keeping import keep_open, open_until
from zhichi.foundation.cases.actions.knowing import known_before
from zhichi.foundation.cases.actions.lettering import last_days, shown_paper, slot_values
from zhichi.foundation.cases.actions.opening import Opened
from zhichi.foundation.cases.actions.performing import perform
from zhichi.foundation.cases.actions.recording import next_number, pool_name, shown_value
from zhichi.foundation.cases.actions.referring import answer_referral, successor_of
from zhichi.foundation.cases.actions.registering import AT_THE_DESK, receiving_desk, register
from zhichi.foundation.cases.actions.revealing import hold, reveal, tell_of_reading
from zhichi.foundation.cases.actions.sending import refer
from zhichi.foundation.cases.actions.served import forget_served, start_served
from zhichi.foundation.cases.actions.signing import keep_signatures
from zhichi.foundation.cases.actions.sweeping import sweep
from zhichi.foundation.cases.actions.tracking import LockedError, WrongKeyError, track

__all__ = [
    "AT_THE_DESK",
    "Applicant",
    "Filed",
    "Filing",
    "KeyReusedError",
    "LockedError",
    "NoRoomError",
    "Opened",
    "RefusedError",
    "StaleError",
    "WrongKeyError",
    "add_paper",
    "answer_referral",
    "asked_form",
    "begin_clock",
    "discard_stale_drafts",
    "drop_paper",
    "end_clocks",
    "file",
    "files_asked",
    "filled_forms",
    "finish_draft",
    "forget",
    "forget_served",
    "hides_answers",
    "hold",
    "identity_asked",
    "keep_open",
    "keep_papers",
    "keep_signatures",
    "known_before",
    "last_days",
    "next_number",
    "open_draft",
    "open_until",
    "perform",
    "pool_name",
    "receiving_desk",
    "record_rows",
    "refer",
    "refresh_dates",
    "refusing",
    "register",
    "reveal",
    "save_draft",
    "shown_paper",
    "shown_value",
    "slot_values",
    "start_draft",
    "start_served",
    "successor_of",
    "sweep",
    "tell_of_reading",
    "told_answers",
    "track",
]
