"""Asking by a message: the link leads to the page of the case, which asks for its key; no code leaves the house."""

from datetime import datetime, timedelta

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, RefusedError, hold, refusing, sees
from zhichi.foundation.ledger.public import append
from zhichi.foundation.notices.public import To, rate_page, send, senders, was_told, way_to
from zhichi.foundation.ratings.access import can_rate_event, event_to_rate
from zhichi.foundation.ratings.enums import Code, RatingChannel

EVENT, AT_THE_END = "rating.asked", "case.rate"
WITHIN = timedelta(days=14)


def why_no_message(case: Case) -> str:
    """Why nothing can be sent now, in a sentence for the desk; "" when it can."""
    open_channels = senders()
    if not open_channels:
        return "现在没有开通短信等渠道，请打印评价码或者让当事人扫码。"
    if way_to(case, open_channels) is None:
        return "当事人没有留能收短信的手机号，或者说过不要再发，请打印评价码或者让当事人扫码。"
    return ""


def ask_by_message(*, case: Case, by: Actor, at: datetime) -> None:
    """Once for an event. Raises RefusedError: nothing to rate, nobody to reach, asked before, not his case."""
    with refusing(), transaction.atomic():
        hold(case)
        if by.kind == "officer" and not sees(by, case.pk):
            raise RefusedError("这一件不在您的办理范围。")
        event = event_to_rate(case)
        verdict = can_rate_event(case, event)
        if not verdict or event is None:
            raise RefusedError(verdict.because)
        if because := why_no_message(case):
            raise RefusedError(because, "channel")
        cause = str(event.seq)
        asked = was_told(subject=case.subject, event=EVENT, cause=cause)
        if asked or (event.milestone == "closed" and was_told(subject=case.subject, event=AT_THE_END)):
            raise RefusedError("已经发消息请当事人评价过了，不重复发。", "channel")
        send(
            event=EVENT,
            subject=case.subject,
            to=To(case=case),
            at=at,
            cause=cause,
            page=rate_page(case),
            until=at + WITHIN,
        )
        append(
            subject=case.subject,
            at=at,
            actor=by.ref,
            code=Code.INVITED,
            payload={"event": event.seq, "channel": RatingChannel.SMS},
        )
