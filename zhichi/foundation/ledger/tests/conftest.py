"""Short names for writing on the ledger, and for doing to it what nobody may."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from zhichi.foundation.ledger.models import triggers
from zhichi.foundation.ledger.public import Entry, append

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def later(**by: int) -> datetime:
    return AT + timedelta(**by)


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


@pytest.fixture
def tamper() -> Callable[..., None]:
    """Run SQL as someone who owns the database would: triggers and foreign keys out of the way, then back."""

    def run(*statements: str, params: list[Any] | None = None) -> None:
        postgres = connection.vendor == "postgresql"
        with connection.cursor() as cursor:
            if postgres:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET session_replication_role = replica")
            else:
                triggers.drop("sqlite", cursor.execute)
                cursor.execute("PRAGMA defer_foreign_keys = ON")
            for statement in statements:
                cursor.execute(statement, params)
            if postgres:
                cursor.execute("SET session_replication_role = DEFAULT")
            else:
                triggers.create("sqlite", cursor.execute)

    return run
