"""Django's SQLite backend, with a quick hand-over of the write lock from one process to the next.

SQLite has one writer at a time. While another holds the lock, SQLite's own busy handler sleeps 1, 2, 5, 10, 15, 20,
25, … ms between tries (`sqliteDefaultBusyCallback`): the lock is free for most of that and nobody takes it. Every
transaction here asks for the lock at its beginning (`transaction_mode`), so waiting for it happens in one place, and
that place asks again every third of a millisecond.
"""

import sqlite3
import time
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.utils import debug_transaction

SQLITE_TIMEOUT = 5.0  # what sqlite3.connect() waits when OPTIONS has no `timeout`
FIRST_PAUSE = 0.0003
LONGEST_PAUSE = 0.002
GROWTH = 1.05


@lru_cache(maxsize=1024)
def in_question_marks(query: str) -> str:
    """The statement with `?` for `%s`, as this driver wants it; most statements come again and again."""
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class Cursor(base.SQLiteCursorWrapper):
    """As its parent; a statement is rewritten for the driver once and not at every run."""

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        if param_names is not None:
            return str(super().convert_query(query, param_names=param_names))
        return in_question_marks(query)


class DatabaseWrapper(base.DatabaseWrapper):
    """As its parent (the vendor stays "sqlite"), but for how a writing transaction begins."""

    transaction_mode: str | None

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)

    def _start_transaction_under_autocommit(self) -> None:
        """Take the write lock within OPTIONS["timeout"] seconds, else OperationalError "database is locked".

        Every other statement keeps SQLite's own waiting, with the same time-out.
        """
        statement = f"BEGIN {self.transaction_mode or 'DEFERRED'}"
        if self.transaction_mode not in {"IMMEDIATE", "EXCLUSIVE"}:
            self.cursor().execute(statement)
            return
        timeout = self.settings_dict["OPTIONS"].get("timeout", SQLITE_TIMEOUT)
        with debug_transaction(self, statement), self.wrap_database_errors:
            begin_writing(self.connection, statement, timeout)


def begin_writing(connection: sqlite3.Connection, statement: str, timeout: float) -> None:
    """Execute `statement` (a BEGIN that takes the write lock), trying again while another connection holds it."""
    deadline, pause = time.monotonic() + timeout, FIRST_PAUSE
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while not _begins(connection, statement, is_last=time.monotonic() >= deadline):
            time.sleep(pause)
            pause = min(pause * GROWTH, LONGEST_PAUSE)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {round(timeout * 1000)}")


def _begins(connection: sqlite3.Connection, statement: str, *, is_last: bool) -> bool:
    try:
        connection.execute(statement)
    except sqlite3.OperationalError as error:
        # The low byte is the primary code; SQLITE_BUSY comes in several kinds (recovery of the log, a snapshot).
        if is_last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
