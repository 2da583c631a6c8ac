"""What a gateway calls back with: receipts, and the words with which people stop (docs/notices-http.md)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from zhichi.foundation.notices.actions.recording import tell_the_desk
from zhichi.foundation.notices.actions.wishing import stop_number
from zhichi.foundation.notices.enums import State
from zhichi.foundation.notices.models import Delivery
from zhichi.foundation.notices.rules.wording import struck
from zhichi.kernel.phones import PhoneError, phone

STOP_WORDS = frozenset({"TD", "T", "N", "QX", "退订", "取消"})
# A receipt may come before we have written down that the message was taken.
ON_ITS_WAY = (State.SENDING, State.WAITING, State.SENT)


class ReceiptError(ValueError):
    """What was called back cannot be understood; the text is for the gateway's people."""


def receive(*, channel: str, told: Mapping[str, Any], at: datetime) -> bool:
    """Take one receipt or reply; False when it changed nothing (a repeat, a key that is not ours). ReceiptError."""
    kind = told.get("kind")
    if kind == "receipt":
        return _receipt(channel, told, at)
    if kind == "reply":
        return _reply(told, at)
    raise ReceiptError("kind is receipt or reply")


def _receipt(channel: str, told: Mapping[str, Any], at: datetime) -> bool:
    key, state = told.get("key"), told.get("state")
    if not isinstance(key, str) or state not in {"delivered", "undeliverable"}:
        raise ReceiptError("a receipt has key and state (delivered or undeliverable)")
    with transaction.atomic():
        row = Delivery.objects.select_for_update().filter(key=key, channel=channel).first()
        if row is None or row.state not in ON_ITS_WAY:
            return False
        row.state = State.ARRIVED if state == "delivered" else State.FAILED
        row.said, row.ended_at, row.lease = struck(str(told.get("reason", "")))[:200], at, ""
        row.save(update_fields=["state", "said", "ended_at", "lease"])
        if row.state == State.FAILED:
            tell_the_desk(row, at=at)
    return True


def _reply(told: Mapping[str, Any], at: datetime) -> bool:
    words, number = told.get("text"), told.get("from")
    if not isinstance(words, str) or not isinstance(number, str):
        raise ReceiptError("a reply has from and text")
    if words.strip().upper() not in STOP_WORDS:
        return False
    try:
        return stop_number(number=phone(number), at=at)
    except PhoneError as error:
        raise ReceiptError("from is no telephone number") from error
