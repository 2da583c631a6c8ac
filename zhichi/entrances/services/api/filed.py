"""What is told of a filing: now when it is new, as it was told then when it is repeated."""

from zhichi.entrances.services.api.dates import Told, dates_at_filing, first_date, told_of
from zhichi.entrances.services.api.shapes import FiledOut, Receipt
from zhichi.foundation.cases.public import Case, Filed, Opened
from zhichi.foundation.ledger.public import entries_of, payload_of


def first_answer(filed: Filed, link: str) -> FiledOut:
    """What is told when the case is opened; of a repeat, what was told then, however far the case has come since."""
    case = filed.case
    state, digest, dates, due = told_now(filed.opened) if filed.opened else told_then(case)
    return FiledOut(
        number=case.number,
        tracking_code=case.tracking_code,
        state=case.procedure.states[state].public,
        next_date=first_date(dates, due),
        receipt=Receipt(entry_digest=digest, track_url=link),
    )


Answered = tuple[str, str, list[Told], dict[str, str | None]]


def told_now(opened: Opened) -> Answered:
    """State, digest of the entry, clocks and their days of a case just begun."""
    dates = [told_of(clock) for clock in opened.clocks]
    due = {told.key: told.due_on.isoformat() if told.due_on else None for told in dates}
    return opened.case.state, opened.entry.digest, dates, due


def told_then(case: Case) -> Answered:
    """The same of a case begun before, read from the ledger."""
    entry = entries_of(case.subject).select_related("payload").filter(seq=1).get()
    told = payload_of(entry) or {"state": case.state, "clocks": []}
    due = {clock["limit"]: clock["due"] for clock in told["clocks"]}
    return told["state"], entry.digest, dates_at_filing(case), due
