"""Streams the whole ledger out of the database for `rules.checks`: raw cursors, constant memory."""

import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction

from zhichi.foundation.ledger.models.chain import payload_context
from zhichi.foundation.ledger.models.seal import Seal
from zhichi.foundation.ledger.models.seal_leaf import SealLeaf
from zhichi.foundation.ledger.models.triggers import missing
from zhichi.foundation.ledger.rules.checks import Count, EntryChecker, Fault, SealRow, seal_faults
from zhichi.foundation.vault.public import crypto, opener, public_keys
from zhichi.kernel import crypto as kernel_crypto

FETCH = 2000
FAULTS_KEPT = 1000
# As `rules.formats.moment` writes it. SQLite keeps text and leaves out a fraction of zero.
AT = {
    "sqlite": "replace(e.at, ' ', 'T') || CASE length(e.at) WHEN 19 THEN '.000000Z' ELSE 'Z' END",
    "postgresql": "to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
}


@dataclass
class Report:
    """What was read and what is wrong; at most 1,000 faults are kept, all are counted."""

    count: Count = field(default_factory=Count)
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    seconds: float = 0.0

    def add(self, faults: Iterator[Fault]) -> None:
        for fault in faults:
            self.fault_count += 1
            if len(self.faults) < FAULTS_KEPT:
                self.faults.append(fault)

    def as_json(self) -> dict[str, Any]:
        return {
            "ok": not self.fault_count,
            **asdict(self.count),
            "seconds": f"{self.seconds:.3f}",
            "fault_count": self.fault_count,
            "faults": [fault._asdict() for fault in self.faults],
        }


def verify_all() -> Report:
    """Read everything back. KeyringError when the deployment has no readable keys."""
    report, start = Report(), time.perf_counter()
    profiles = sorted(
        (kernel_crypto.profile(name) for name in ("standard", "gm")), key=lambda p: p != crypto()
    )
    trusted = {(name, key.hex()) for name, key in public_keys()}
    report.add(Fault("database", 0, f"the trigger {name} is missing") for name in sorted(missing(connection)))
    read = opener()
    checker = EntryChecker(
        [each.hexdigest for each in profiles],
        lambda sealed, data: read(sealed, payload_context(data)),
        report.count,
    )
    report.add(checker.faults(_entry_rows()))
    seals = [SealRow(*row) for row in Seal.objects.order_by("date").values_list(*SealRow.__slots__)]
    report.add(seal_faults(seals, _leaves_of, profiles, trusted, report.count))
    lost = checker.sealed_days - {str(seal.date) for seal in seals}
    report.add(Fault(f"seal:{day}", 0, "was made and is gone") for day in sorted(lost))
    report.seconds = time.perf_counter() - start
    return report


def _entry_rows() -> Iterator[Sequence[object]]:
    # S608: nothing that anyone typed is in the query.
    query = (
        f"SELECT e.subject, e.seq, e.prev, {AT[connection.vendor]}, e.actor, e.code, e.basis, e.data,"  # noqa: S608
        " e.digest, p.entry_id, p.sealed, p.erased_at"
        " FROM ledger_entry e LEFT JOIN ledger_payload p ON p.entry_id = e.id ORDER BY e.subject, e.seq"
    )
    # A server-side cursor lives in a transaction; on SQLite a transaction would keep writers out meanwhile.
    inside: AbstractContextManager[None] = nullcontext()
    if connection.vendor == "postgresql":
        inside = transaction.atomic()
    with inside, connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(FETCH):
            yield from rows


def _leaves_of(day: date) -> Iterator[tuple[int, str]]:
    leaves = SealLeaf.objects.filter(seal__date=day).order_by("position")
    yield from leaves.values_list("position", "entry__digest").iterator(FETCH)
