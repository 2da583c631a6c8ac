"""What a mail server says decides whether a letter is tried again; a letter twice is one file in the outbox."""

import smtplib
from pathlib import Path
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from zhichi.foundation.notices.actions.channels import Message
from zhichi.foundation.notices.actions.channels.letters import LetterSender
from zhichi.foundation.notices.enums import Answer, State
from zhichi.foundation.notices.models import Delivery
from zhichi.foundation.notices.public import To, send
from zhichi.foundation.notices.tests.factories import MORNING, round_at, the_delivery

LETTER = Message("ab" * 16, "mail", "a@example.com", "标题", "内容", "https://x/n/1-2/")


class Moody(BaseEmailBackend):
    """Raises what the test says."""

    mood: Any = None

    def send_messages(self, email_messages: Any) -> int:
        raise self.mood


@pytest.mark.parametrize(
    ("mood", "answer"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.com": (550, b"no such user")}), Answer.REFUSED),
        (smtplib.SMTPRecipientsRefused({"a@example.com": (450, b"greylisted")}), Answer.LATER),
        (smtplib.SMTPAuthenticationError(535, b"no"), Answer.LATER),
        (smtplib.SMTPDataError(554, b"refused 13800138000"), Answer.REFUSED),
        (smtplib.SMTPDataError(421, b"busy"), Answer.LATER),
        (smtplib.SMTPServerDisconnected("gone"), Answer.BROKEN),
        (TimeoutError(), Answer.BROKEN),
        (ConnectionRefusedError(), Answer.BROKEN),
    ],
)
def test_what_a_server_says(monkeypatch: pytest.MonkeyPatch, mood: Exception, answer: Answer):
    monkeypatch.setattr(Moody, "mood", mood)
    outcome = LetterSender(f"{__name__}.Moody", "z@example.com", {}, "").send(LETTER, stamp=0)
    assert outcome.answer == answer
    assert "13800138000" not in outcome.said


@pytest.mark.django_db
def test_a_letter_sent_again_after_a_lost_worker_is_the_same_letter(outbox: Path):
    with transaction.atomic():
        send(event="case.progress", subject="booking:1", to=To(mail="a@example.com"), at=MORNING)
    round_at(MORNING)
    Delivery.objects.update(state=State.SENDING, lease="lost", due_at=MORNING)
    round_at(MORNING)
    row = the_delivery()
    assert (row.state, row.tries) == (State.SENT, 2)
    assert [letter.name for letter in outbox.iterdir()] == [f"{row.key}.eml"]
