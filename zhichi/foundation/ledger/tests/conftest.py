"""Short names for writing on the ledger."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from zhichi.foundation.ledger.public import Entry, append

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def write() -> Callable[..., Entry]:
    """Append an entry with everything that a test does not care about filled in."""

    def append_one(subject: str = "case:PLS-2026-000123", **given: Any) -> Entry:
        words = {
            "at": AT,
            "actor": "officer:17@unit:370800",
            "code": "complaints.complaint.accepted",
            "payload": {"note": "受理"},
        }
        return append(subject=subject, **{**words, **given})

    return append_one
