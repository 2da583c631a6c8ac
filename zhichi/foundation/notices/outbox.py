"""A folder of letters in place of a mail server: for trying out. The same letter again is the same file."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class OutboxBackend(BaseEmailBackend):
    """Writes each letter whole or not at all, under its Message-ID."""

    def __init__(self, *, folder: Path, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.folder = folder

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for letter in email_messages:
            told = letter.message()
            name = re.sub(r"[^0-9A-Za-z]", "", str(told["Message-ID"]).partition("@")[0])[:64]
            draft = self.folder / f".{name}.part"
            draft.write_bytes(told.as_bytes())
            os.replace(draft, self.folder / f"{name}.eml")
        return len(email_messages)
