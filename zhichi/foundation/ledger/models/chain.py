"""The one way into the ledger, and the ways to read it."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection

from zhichi.foundation.ledger.models.entry import Entry, EntryQuerySet, Payload
from zhichi.foundation.ledger.rules.formats import (
    GENESIS,
    SALT,
    LedgerError,
    check_words,
    entry_bytes,
    moment,
    payload_bytes,
)
from zhichi.foundation.vault.public import crypto, open_bytes, seal_bytes


class LedgerRaceError(RuntimeError):
    """Another transaction appended to the same subject first: roll back and do the act again."""


def append(
    *,
    subject: str,
    at: datetime,
    actor: str,
    code: str,
    payload: Mapping[str, Any],
    basis: str = "",
    fresh: bool = False,
) -> Entry:
    """Append one act to the chain of `subject` in the caller's transaction: three statements, or two.

    `fresh` (two) says that the subject is new in this transaction and has no entry. `payload` is canonical
    JSON without floats; it is stored encrypted, the entry keeps its hash. LedgerError when something does not
    fit the format or no transaction is open; LedgerRaceError when another writer was first.
    """
    if not connection.in_atomic_block:
        raise LedgerError("append inside the transaction of the act it records")
    check_words(subject=subject, actor=actor, code=code, basis=basis)
    written = moment(at)
    plain = payload_bytes(payload, secrets.token_hex(16))
    profile = crypto()
    data = profile.hexdigest(plain)
    last = None if fresh else Entry.objects.about(subject).values_list("seq", "digest").last()
    seq, prev = (last[0] + 1, last[1]) if last else (1, GENESIS)
    digest = profile.hexdigest(entry_bytes(subject, seq, prev, written, actor, code, basis, data))
    entry = Entry(
        subject=subject,
        seq=seq,
        prev=prev,
        at=at,
        actor=actor,
        code=code,
        basis=basis,
        data=data,
        digest=digest,
    )
    try:
        entry.save(force_insert=True)
    except IntegrityError as error:
        raise LedgerRaceError(
            f"{subject}: entry {seq} was appended by another transaction; try again"
        ) from error
    Payload(entry=entry, sealed=seal_bytes(plain, context=payload_context(data))).save(force_insert=True)
    return entry


def payload_context(data: str) -> bytes:
    """What a payload's ciphertext is bound to: the hash in its entry."""
    return f"ledger.Payload:{data}".encode()


def entries_of(subject: str) -> EntryQuerySet:
    """The chain of one subject, oldest first."""
    return Entry.objects.about(subject)


def payload_of(entry: Entry) -> dict[str, Any] | None:
    """What was recorded, without the salt; None when it was erased. CryptoError when it was tampered with."""
    sealed = entry.payload.sealed
    if sealed is None:
        return None
    plain: dict[str, Any] = json.loads(open_bytes(bytes(sealed), context=payload_context(entry.data)))
    del plain[SALT]
    return plain
