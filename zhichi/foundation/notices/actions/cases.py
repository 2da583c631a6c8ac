"""What people hear of their cases, written in the transaction of the filing or of the verb."""

from datetime import datetime, timedelta
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.notices.actions.sending import Facts, To, keep, notice_of
from zhichi.foundation.notices.models import Notice
from zhichi.foundation.notices.rules import personal
from zhichi.foundation.notices.rules.timing import next_morning
from zhichi.foundation.procedures.public import Verb

# What a milestone is told as; every other one is progress.
EVENTS = {"need_materials": "case.supplement", "decided": "case.decided"}
END = "closed"
BY_MESSAGE = "by=message"
RATE_WITHIN = timedelta(days=14)


def case_filed(*, case: Case, at: datetime, **rest: Any) -> None:
    """Fits `sockets.FILED`: the receipt. One row."""
    if not case.procedure.is_internal:
        words = sound(case.procedure.filing.milestone.text)
        keep([told(case, "case.received", "1", words, at)], new=True)


def case_acted(*, case: Case, verb: Verb, act: Act, by: Actor, at: datetime) -> None:
    """Fits `sockets.ACTED`: the milestone for the citizen, or his own act for the desk; at the end one more."""
    if case.procedure.is_internal:
        return
    if by.kind == "citizen":
        keep([own_act(case, act, at)], new=True)
        return
    if verb.milestone is None:
        return
    event = EVENTS.get(verb.milestone.key, "case.progress")
    keep([told(case, event, str(act.seq), sound(act.public_text), at)], new=True)
    if verb.milestone.key == END:
        keep([invitation(case, at)], new=False)


def told(case: Case, event: str, cause: str, words: str, at: datetime) -> Notice:
    day = case.next_date if event == "case.supplement" else None
    facts = Facts(words=words, day=day)
    return notice_of(event=event, subject=case.subject, to=To(case=case), facts=facts, at=at, cause=cause)


def own_act(case: Case, act: Act, at: datetime) -> Notice:
    """To whoever has the case in hand, else to its desk."""
    to = To(desk=case.unit, officer=case.handler_id)
    facts = Facts(words=f"当事人已“{act.title}”。")
    return notice_of(
        event="office.acted",
        subject=case.subject,
        to=to,
        facts=facts,
        at=at,
        cause=str(act.seq),
        page=f"/office/cases/{case.number}/",
    )


def invitation(case: Case, at: datetime) -> Notice:
    """Once for a case, the morning after: the result has come first."""
    return notice_of(
        event="case.rate",
        subject=case.subject,
        to=To(case=case),
        at=at,
        page=rate_page(case),
        hold_until=next_morning(at),
        until=at + RATE_WITHIN,
    )


def rate_page(case: Case) -> str:
    """Where a message leads whoever is asked to rate; it says that he came by a message."""
    return f"/cases/{case.tracking_code}/rate/?{BY_MESSAGE}"


def sound(words: str) -> str:
    """What a procedure says at a milestone; nothing where its writer put a long number into it."""
    return "" if personal(words) else words
