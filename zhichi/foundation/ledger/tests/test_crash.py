"""Real processes on the real database: a kill between entry and commit, and writers who race."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from zhichi.foundation.ledger.actions import Machine, seal_day
from zhichi.foundation.ledger.models import Entry, Payload
from zhichi.foundation.ledger.models.audit import verify_all
from zhichi.foundation.ledger.public import LedgerRaceError
from zhichi.foundation.ledger.tests.conftest import AT, later

pytestmark = pytest.mark.django_db(transaction=True)


def child(work: Callable[[], None]) -> int:
    """Fork; the child has a connection of its own and never returns into pytest."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def test_a_kill_between_entry_and_commit_leaves_nothing(write, tmp_path: Path):
    with transaction.atomic():
        write()
    sign = tmp_path / "written"

    def write_and_hang() -> None:
        with transaction.atomic():
            write()
            assert Entry.objects.count() == 2
            sign.touch()
            time.sleep(60)

    pid = child(write_and_hang)
    while not sign.exists():
        assert os.waitpid(pid, os.WNOHANG) == (0, 0), "the child ended before it wrote"
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert (Entry.objects.count(), Payload.objects.count()) == (1, 1)
    with transaction.atomic():
        assert write().seq == 2
    assert verify_all().faults == []


def test_a_seal_waits_for_the_writers_under_way(write, tmp_path: Path):
    sign = tmp_path / "written"

    def write_slowly() -> None:
        with transaction.atomic():
            write("case:SLOW-1")
            sign.touch()
            time.sleep(0.5)

    pid = child(write_slowly)
    while not sign.exists():
        assert os.waitpid(pid, os.WNOHANG) == (0, 0), "the child ended before it wrote"
        time.sleep(0.01)
    with transaction.atomic():
        write("case:QUICK-1")
    seal = seal_day(day=AT.date(), by=Machine(), at=later(days=1))
    assert os.waitpid(pid, 0)[1] == 0
    sealed = [leaf.entry.subject for leaf in seal.leaves.order_by("position")]
    assert sealed == ["case:SLOW-1", "case:QUICK-1"]
    assert verify_all().faults == []


def test_writers_of_one_subject_race_and_the_chain_stays_whole(write):
    writers, each = 4, 10

    def keep_writing() -> None:
        done = 0
        while done < each:
            try:
                with transaction.atomic():
                    write()
                done += 1
            except LedgerRaceError:
                time.sleep(0.001)

    pids = [child(keep_writing) for _ in range(writers)]
    assert [os.waitpid(pid, 0)[1] for pid in pids] == [0] * writers
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == list(
        range(1, writers * each + 1)
    )
    assert verify_all().faults == []
    assert connection.vendor in {"sqlite", "postgresql"}
