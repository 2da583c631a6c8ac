"""Notices for tests of this room and of those above it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django.db import transaction

from zhichi.foundation.cases.public import Case
from zhichi.foundation.notices.actions.channels import Message
from zhichi.foundation.notices.actions.channels.letters import LetterSender
from zhichi.foundation.notices.actions.delivering import Round, deliver
from zhichi.foundation.notices.actions.recording import tell_the_desk
from zhichi.foundation.notices.enums import Channel, State
from zhichi.foundation.notices.models import Delivery, Notice
from zhichi.foundation.notices.public import Facts, To, send
from zhichi.foundation.notices.tests.gateway import SECRET, Gateway, gateway
from zhichi.foundation.regions.public import Unit

# Ten in the morning in Shanghai, on a Tuesday.
MORNING = datetime(2026, 6, 2, 2, 0, tzinfo=UTC)
PHONE = "13800138000"


def tell(
    *, subject: str = "booking:K7Q2M9", at: datetime = MORNING, unit: Unit | None = None, **more: object
) -> None:
    """One notice to a telephone number."""
    to = To(phone=PHONE, unit=unit)
    given = {"event": "case.progress", "facts": Facts(words="请带身份证。")} | more
    with transaction.atomic():
        send(subject=subject, to=to, at=at, **given)  # type: ignore[arg-type]  # as the test says


def round_at(at: datetime) -> Round:
    return deliver(now=lambda: at)


def the_delivery() -> Delivery:
    return Delivery.objects.get()


def undelivered(case: Case, *, channel: str = Channel.SMS) -> Delivery:
    """The receipt of a case, as it came back."""
    notice = Notice.objects.filter(case=case, event="case.received").get()
    return Delivery.objects.create(
        notice=notice,
        channel=channel,
        key=f"{notice.pk:032x}",
        address=PHONE,
        address_index="x",
        title="您的申请收到了",
        text="收到了。",
        state=State.FAILED,
        due_at=notice.at,
        until=notice.at,
        made_at=notice.at,
        ended_at=notice.at,
    )


def came_back(case: Case) -> Delivery:
    """The same, and the desk in charge has heard of it."""
    row = undelivered(case)
    tell_the_desk(row, at=row.made_at)
    return row


def letter(title: str, to: str) -> str:
    """Sent by Django's own outbox of the tests; what came of it."""
    sender = LetterSender("django.core.mail.backends.locmem.EmailBackend", "z@example.com", {}, "")
    return str(sender.send(Message("ab" * 16, Channel.MAIL, to, title, "内容", ""), stamp=0).answer)


@contextmanager
def by_sms(settings: Any) -> Iterator[Gateway]:
    """A gateway for SMS on this machine; the settings are put back by the fixture of that name."""
    settings.ZHICHI_ADDRESS = "https://zhichi.example.cn"
    with gateway() as kept:
        settings.ZHICHI_GATEWAYS = {"sms": SimpleNamespace(url=kept.url, secret=SECRET)}
        yield kept
