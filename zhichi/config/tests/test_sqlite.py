"""The write lock of SQLite passes from one connection to the next without long sleeps between."""

import copy
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connections
from django.db.transaction import atomic

from zhichi.config.database import sqlite
from zhichi.config.sqlite import base
from zhichi.config.sqlite.base import DatabaseWrapper

Connect = Callable[..., DatabaseWrapper]
pytestmark = pytest.mark.django_db  # or pytest-django refuses every connection


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Connect]:
    """Connections of our backend to one file, each with its own alias; options override those of the settings."""
    made: list[DatabaseWrapper] = []
    defaults = copy.deepcopy(connections["default"].settings_dict)

    def make(**options: object) -> DatabaseWrapper:
        entry = sqlite(tmp_path / "contended.sqlite3")
        settings = {**defaults, **entry, "OPTIONS": {**entry["OPTIONS"], **options}}
        wrapper = DatabaseWrapper(settings, alias=f"contended{len(made)}")
        connections[wrapper.alias] = wrapper
        wrapper.inc_thread_sharing()
        made.append(wrapper)
        return wrapper

    first = make()
    with first.cursor() as cursor:
        cursor.execute("CREATE TABLE tally (n integer)")
        cursor.execute("INSERT INTO tally VALUES (0)")
    yield make
    for wrapper in made:
        wrapper.close()
        delattr(connections._connections, wrapper.alias)


def tally(wrapper: DatabaseWrapper) -> int:
    with wrapper.cursor() as cursor:
        return int(cursor.execute("SELECT n FROM tally").fetchone()[0])


def count_up(wrapper: DatabaseWrapper, times: int) -> None:
    for _ in range(times):
        with atomic(using=wrapper.alias):
            n = tally(wrapper)
            with wrapper.cursor() as cursor:
                cursor.execute("UPDATE tally SET n = %s", [n + 1])


def test_the_settings_use_it_and_rooms_still_see_sqlite(connect: Connect) -> None:
    assert sqlite("x")["ENGINE"] == "zhichi.config.sqlite"
    assert connect().vendor == "sqlite"


def test_writers_that_contend_lose_no_update(connect: Connect) -> None:
    writers = [connect() for _ in range(4)]
    threads = [
        threading.Thread(target=in_thread, args=(writer, lambda one: count_up(one, 50))) for writer in writers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tally(writers[0]) == 200


def in_thread(wrapper: DatabaseWrapper, work: Callable[[DatabaseWrapper], None]) -> None:
    """`connections` is per thread: show the wrapper to this one as well."""
    connections[wrapper.alias] = wrapper
    work(wrapper)


def test_who_waits_asks_again_after_at_most_two_milliseconds(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder, waiter = connect(), connect()
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 100:
            holder.connection.execute("COMMIT")

    monkeypatch.setattr(base, "time", SimpleNamespace(sleep=pause, monotonic=time.monotonic))
    holder.ensure_connection()
    holder.connection.execute("BEGIN IMMEDIATE")
    count_up(waiter, 1)
    assert len(pauses) == 100
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (0.0003, 0.002)


def test_who_waits_in_vain_is_told_after_the_time_out(connect: Connect) -> None:
    holder, waiter = connect(), connect(timeout=0.2)
    with atomic(using=holder.alias):
        begin = time.monotonic()
        with pytest.raises(OperationalError, match="database is locked"), atomic(using=waiter.alias):
            pytest.fail("a second writer inside the first one's transaction")
        assert 0.2 <= time.monotonic() - begin < 5
    count_up(waiter, 1)
    assert tally(waiter) == 1


def test_a_block_within_a_block_is_a_savepoint(connect: Connect) -> None:
    writer = connect()
    with atomic(using=writer.alias):
        count_up(writer, 1)
        with suppress(ZeroDivisionError), atomic(using=writer.alias):
            count_up(writer, 1)
            raise ZeroDivisionError
    assert tally(writer) == 1


@pytest.mark.parametrize("timeout", [20, 0.5])
def test_other_statements_keep_the_configured_waiting(connect: Connect, timeout: float) -> None:
    writer = connect(timeout=timeout)
    count_up(writer, 1)
    with writer.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] == timeout * 1000


@pytest.mark.parametrize("mode", [None, "DEFERRED"])
def test_a_deferred_transaction_takes_no_lock_at_its_beginning(connect: Connect, mode: str | None) -> None:
    holder, reader = connect(), connect(transaction_mode=mode, timeout=0.05)
    with atomic(using=holder.alias), atomic(using=reader.alias):
        assert tally(reader) == 0


def test_each_transaction_is_logged_once_like_any_statement(connect: Connect) -> None:
    writer = connect()
    writer.force_debug_cursor = True
    with atomic(using=writer.alias):
        tally(writer)
    assert [query["sql"] for query in writer.queries] == ["BEGIN IMMEDIATE", "SELECT n FROM tally", "COMMIT"]


def test_a_statement_is_rewritten_for_the_driver_as_django_does(connect: Connect) -> None:
    with connect().cursor() as cursor:
        cursor.execute("SELECT %s, '100%%', %s", ["%s", 2])
        assert cursor.fetchone() == ("%s", "100%", 2)
        cursor.execute("SELECT '%s'")
        assert cursor.fetchone() == ("%s",)
        cursor.execute("SELECT %(a)s", {"a": 7})
        assert cursor.fetchone() == (7,)
