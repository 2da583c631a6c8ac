"""How fast the ledger is appended to and read back, beside hashing the same rows and nothing else.

    python bench/ledger_verify.py [ENTRIES]

Builds a temporary ledger (SQLite, or an empty database at DATABASE_URL): 20 entries a subject, one act a
transaction for the first 2,000, the rest 500 a transaction, one sealed day. Reading is measured in time of one core.
"""

import hashlib
import os
import sys
import tempfile
import time
from datetime import timedelta

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from zhichi.foundation.ledger.actions import Machine, seal_days  # noqa: E402
from zhichi.foundation.ledger.models.audit import verify_all  # noqa: E402
from zhichi.foundation.ledger.public import append  # noqa: E402

ALONE = 2_000
TOGETHER = 500
PER_SUBJECT = 20
ROWS = "SELECT subject, seq, prev, actor, code, basis, data, digest FROM ledger_entry ORDER BY subject, seq"


def write(number: int) -> None:
    """One act of a case, with a payload of the usual size."""
    append(
        subject=f"case:BENCH-{number // PER_SUBJECT:09d}",
        at=timezone.now() - timedelta(days=1),
        actor="officer:17@unit:370811",
        code="casework.application.accepted",
        basis="《中华人民共和国法律援助法》第四十三条",
        payload={"from": "filed", "to": "accepted", "note": "材料齐全，符合受理条件。" * 4, "n": number},
        fresh=number % PER_SUBJECT == 0,
    )


def fill(entries: int) -> None:
    start = time.perf_counter()
    alone = min(ALONE, entries)
    for number in range(alone):
        with transaction.atomic():
            write(number)
    spent = time.perf_counter() - start
    print(f"append, one act a transaction     {alone / spent:>10,.0f} entries/s")
    start = time.perf_counter()
    for first in range(alone, entries, TOGETHER):
        with transaction.atomic():
            for number in range(first, min(first + TOGETHER, entries)):
                write(number)
    if entries > alone:
        rate = (entries - alone) / (time.perf_counter() - start)
        print(f"append, {TOGETHER} acts a transaction     {rate:>10,.0f} entries/s")


def raw_loop() -> float:
    """Rows a second of the least that any verification must do: fetch every row and hash its columns."""
    count, start = 0, time.process_time()
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        while rows := cursor.fetchmany(2000):
            for row in rows:
                hashlib.sha256("|".join(map(str, row)).encode()).hexdigest()
            count += len(rows)
    return count / (time.process_time() - start)


def verification() -> float:
    """Entries a second of `zhichi ledger verify`, in time of this one core; fails on any fault."""
    start = time.process_time()
    report = verify_all()
    assert not report.fault_count, report.faults[:3]
    return report.count.entries / (time.process_time() - start)


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    print(f"{connection.vendor}, {entries:,} entries")
    call_command("migrate", verbosity=0)
    fill(entries)
    start = time.perf_counter()
    seals = list(seal_days(by=Machine(), at=timezone.now()))
    print(f"seal                              {entries / (time.perf_counter() - start):>10,.0f} entries/s")
    assert sum(seal.count for seal in seals) == entries
    raw, rate = max(raw_loop() for _ in range(3)), max(verification() for _ in range(3))
    print(f"raw loop: fetch and SHA-256       {raw:>10,.0f} rows/s")
    print(f"verify: chains, payloads, seals   {rate:>10,.0f} entries/s  ({rate / raw:.0%} of the raw loop)")


if __name__ == "__main__":
    main()
