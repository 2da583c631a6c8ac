"""Handing out a short code with which whoever was served can rate one event; it compels nobody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Channel, RefusedError, hold, refusing, sees
from zhichi.foundation.ledger.public import append
from zhichi.foundation.ratings.access import can_rate_event, event_to_rate
from zhichi.foundation.ratings.enums import Code, RatingChannel
from zhichi.foundation.ratings.models import RatingLink
from zhichi.foundation.vault.public import blind_index
from zhichi.kernel import damm

# Our choice; no law names them. Eleven random digits: a million waiting codes are one in 100,000 of all.
DIGITS = 11
VALID_DAYS = 30
WAYS = (RatingChannel.WINDOW, RatingChannel.QR, RatingChannel.KIOSK, RatingChannel.HOTLINE)


@dataclass(frozen=True)
class Invitation:
    """`code` is here and nowhere else: show it now."""

    link: RatingLink
    code: str


def invite(*, case: Case, channel: str, by: Actor, at: datetime) -> Invitation:
    """A code for the newest finished event of a case; one handed out before for it no longer holds.

    Raises RefusedError when there is nothing to rate or the case is not this officer's to see.
    """
    if channel not in ways_of(case):
        raise RefusedError("请选择怎么交给当事人。", "channel")
    with refusing(), transaction.atomic():
        hold(case)
        if by.kind == "officer" and not sees(by, case.pk):
            raise RefusedError("这一件不在您的办理范围。")
        event = event_to_rate(case)
        verdict = can_rate_event(case, event)
        if not verdict or event is None:
            raise RefusedError(verdict.because)
        RatingLink.objects.filter(case=case, event=event.seq).delete()
        made = False
        while not made:
            code = damm.new(DIGITS)
            fields = {
                "case": case,
                "event": event.seq,
                "channel": channel,
                "made_at": at,
                "expires_at": at + timedelta(days=VALID_DAYS),
            }
            link, made = RatingLink.objects.get_or_create(code_index=index_of(code), defaults=fields)
        append(
            subject=case.subject,
            at=at,
            actor=by.ref,
            code=Code.INVITED,
            payload={"event": event.seq, "channel": channel},
        )
    return Invitation(link, code)


def ways_of(case: Case) -> list[RatingChannel]:
    """How a code may be handed out: 12345 asks only about what it handed over itself."""
    return [way for way in WAYS if way != RatingChannel.HOTLINE or case.channel == Channel.HOTLINE]


def index_of(code: str) -> str:
    return blind_index(code, kind="ratings.link")
