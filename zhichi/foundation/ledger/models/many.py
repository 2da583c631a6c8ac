"""One act on many subjects: an entry on the chain of each, in a few statements for hundreds."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection

from zhichi.foundation.ledger.models.chain import LedgerRaceError, payload_context
from zhichi.foundation.ledger.models.entry import Entry
from zhichi.foundation.ledger.models.payload import Payload
from zhichi.foundation.ledger.rules.formats import (
    GENESIS,
    LedgerError,
    check_words,
    entry_bytes,
    moment,
    payload_bytes,
)
from zhichi.foundation.vault.public import crypto, seal_bytes

BATCH = 500


def append_many(
    *,
    acts: Mapping[str, Mapping[str, Any]],
    at: datetime,
    actor: str,
    code: str,
    basis: str = "",
    fresh: bool = False,
) -> list[Entry]:
    """As `append` for each subject with its payload, all or none, in the caller's transaction.

    `fresh` says that none of the subjects has an entry. LedgerError and LedgerRaceError as `append`.
    """
    if not connection.in_atomic_block:
        raise LedgerError("append inside the transaction of the act it records")
    written = moment(at)
    entries: list[Entry] = []
    for some in _batches(list(acts)):
        last = {} if fresh else _last_of(some)
        made, sealed = [], []
        for subject in some:
            check_words(subject=subject, actor=actor, code=code, basis=basis)
            plain = payload_bytes(acts[subject], secrets.token_hex(16))
            data = crypto().hexdigest(plain)
            seq, prev = last.get(subject, (1, GENESIS))
            digest = crypto().hexdigest(entry_bytes(subject, seq, prev, written, actor, code, basis, data))
            made.append(Entry(None, subject, seq, prev, at, actor, code, basis, data, digest))
            sealed.append(seal_bytes(plain, context=payload_context(data)))
        try:
            Entry.objects.bulk_create(made)
        except IntegrityError as error:
            raise LedgerRaceError("another transaction appended to one of the subjects; try again") from error
        Payload.objects.bulk_create(
            Payload(entry=entry, sealed=blob) for entry, blob in zip(made, sealed, strict=True)
        )
        entries += made
    return entries


def _last_of(subjects: Sequence[str]) -> dict[str, tuple[int, str]]:
    """The next number and the digest it follows, of the subjects that have entries."""
    rows = Entry.objects.filter(subject__in=subjects).order_by("subject", "seq")
    return {
        subject: (seq + 1, digest) for subject, seq, digest in rows.values_list("subject", "seq", "digest")
    }


def _batches(subjects: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(subjects), BATCH):
        yield subjects[start : start + BATCH]
