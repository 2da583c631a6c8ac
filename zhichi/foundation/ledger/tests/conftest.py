"""Short names for writing on the ledger, and for doing to it what nobody may."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

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


def run_as_owner(*statements: str) -> None:
    """Run SQL as someone who owns the database would: triggers and foreign keys out of the way, then back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            before = ["SET CONSTRAINTS ALL IMMEDIATE", "SET session_replication_role = replica"]
            after = ["SET session_replication_role = DEFAULT"]
        else:
            triggers.drop("sqlite", cursor.execute)
            before, after = ["PRAGMA defer_foreign_keys = ON"], []
        for statement in [*before, *statements, *after]:
            cursor.execute(statement)
        if connection.vendor == "sqlite":
            triggers.create("sqlite", cursor.execute)


@pytest.fixture
def tamper() -> Callable[..., None]:
    return run_as_owner


@pytest.fixture(autouse=True)
def empty_ledger(request: pytest.FixtureRequest) -> None:
    """Loading the law wrote on the ledger; the tests of this room begin with an empty one."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        with transaction.atomic():
            run_as_owner(
                *(f"DELETE FROM ledger_{table}" for table in ("sealleaf", "payload", "seal", "entry"))
            )
