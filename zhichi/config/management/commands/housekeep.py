"""`zhichi housekeep`: the work that comes round, registered by the rooms in `PERIODIC`."""

import fcntl
import logging
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection
from django.utils import timezone

from zhichi.foundation.sockets.public import PERIODIC

log = logging.getLogger("zhichi.housekeep")
TICK_SECONDS = 5.0
ADVISORY_LOCK = 0x7A68_6963


@contextmanager
def alone() -> Iterator[bool]:
    """True for one housekeeper at a time: of all machines on PostgreSQL, of this machine on SQLite."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
            held = bool(cursor.fetchone()[0])
        try:
            yield held
        finally:
            if held and connection.connection is not None:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])
        return
    with (settings.HOME / "housekeep.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def run_due(last: dict[str, float], *, now: float, at: datetime) -> list[str]:
    """Run what is due, remember when in `last` (monotonic seconds by key); keys of those that failed."""
    failed = []
    for key, work in PERIODIC.items():
        if key in last and now - last[key] < work.seconds:
            continue
        last[key] = now
        try:
            work.run(at)
        except Exception:  # one room's fault must not stop the others' work
            log.exception("periodic work %s failed", key)
            failed.append(key)
    return failed


class Command(BaseCommand):
    help = "Run the periodic work that is due: once, or for ever with --loop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", action="store_true", help="stay, and run each work when it comes round")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["loop"]:
            self.once()
            return
        while True:
            close_old_connections()
            with alone() as mine:
                last: dict[str, float] = {}
                while mine:
                    run_due(last, now=time.monotonic(), at=timezone.now())
                    time.sleep(TICK_SECONDS)
                    mine = connection.connection is None or connection.is_usable()
            time.sleep(TICK_SECONDS)

    def once(self) -> None:
        with alone() as mine:
            if not mine:
                self.stdout.write("another housekeeper is at work; nothing was done")
                return
            failed = run_due({}, now=time.monotonic(), at=timezone.now())
        for key, work in PERIODIC.items():
            self.stdout.write(f"{'FAULT' if key in failed else 'ok':6} {key}: {work.title}")
        if failed:
            raise SystemExit(1)
