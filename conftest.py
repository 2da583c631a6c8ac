"""Fixtures for every room: the database with its law loaded, and a Chromium that stays on this machine."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations
from pytest_django.plugin import blocking_manager_key

from tests import kept
from tests.cast import build_city
from zhichi.domains.catalogue.public import MEMORY
from zhichi.entrances.services.views.citizen.alike import KEPT
from zhichi.foundation.forms.public import form_of
from zhichi.foundation.papers.public import template_of
from zhichi.foundation.procedures.public import procedure_of

# Playwright's synchronous interface keeps an event loop on the thread on which a journey prepares its data.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def load_law() -> None:
    """Calendars, time limits and procedures, as `zhichi law load` puts them into a new deployment."""
    if "law" in get_commands():
        call_command("law", "load", verbosity=0)


def _user_triggers(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """(drop or disable, make or enable) statements for every trigger that rooms put on their tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Only those that refuse: the ones that keep the full-text index must see the rows go.
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'"
            )
            return [(f'DROP TRIGGER "{name}"', sql) for name, sql in cursor.fetchall()]
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        return [
            (f"ALTER TABLE {table} DISABLE TRIGGER USER", f"ALTER TABLE {table} ENABLE TRIGGER USER")
            for (table,) in cursor.fetchall()
        ]


def _flush_past_triggers(flush: Callable[..., None]) -> Callable[..., None]:
    """The ledger refuses deletion; emptying the test database between tests must step round that."""

    def run(operations: BaseDatabaseOperations, sql_list: Sequence[str]) -> None:
        triggers = _user_triggers(operations.connection)
        flush(operations, [*(off for off, _ in triggers), *sql_list, *(on for _, on in triggers)])

    return run


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    # On the class: while Playwright's event loop runs, Django gives the same thread another connection.
    operations = type(connection.ops)
    plain = operations.execute_sql_flush
    operations.execute_sql_flush = _flush_past_triggers(plain)
    with django_db_blocker.unblock():
        load_law()
        kept.keep()
    yield
    operations.execute_sql_flush = plain


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test with real transactions ends by emptying every table: the next one finds the law again, in any order."""
    yield
    if nextitem is None:
        return
    marker = item.get_closest_marker("django_db")
    emptied = (
        bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in vars(item)["fixturenames"]
    )
    if emptied:
        with item.config.stash[blocking_manager_key].unblock():
            kept.put_back()


@pytest.fixture
def law(db: None) -> None:
    """The law is in the database, and this process has read which articles ended: what is counted begins warm."""
    if not apps.get_model("procedures", "ProcedureVersion").objects.exists():
        load_law()
    MEMORY.known()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture
def city(law: None) -> Any:
    """The small city of tests/cast.py with the law of today."""
    return build_city()


@pytest.fixture(autouse=True)
def _parse_procedures_afresh() -> None:
    """Tests roll back and number their rows again: what a process remembers by number would be another test's."""
    procedure_of.cache_clear()
    form_of.cache_clear()
    template_of.cache_clear()
    KEPT.clear()
