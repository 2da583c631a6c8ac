"""The one way into the ledger, and the ways to read it."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from zhichi.foundation.ledger.models.entry import Entry, EntryQuerySet
from zhichi.foundation.ledger.rules.formats import (
    GENESIS,
    SALT,
    LedgerError,
    check_words,
    entry_bytes,
    moment,
    payload_bytes,
)
from zhichi.foundation.statements.public import reading
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
    """Append one act to the chain of `subject` in the caller's transaction: three statements, on PostgreSQL two.

    `fresh` (one less) says that the subject is new in this transaction and has no entry. `payload` is canonical
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
    with transaction.mark_for_rollback_on_error(), connection.cursor() as cursor:
        seq, prev = (1, GENESIS) if fresh else _next(cursor, subject)
        digest = profile.hexdigest(entry_bytes(subject, seq, prev, written, actor, code, basis, data))
        entry = Entry(None, subject, seq, prev, at, actor, code, basis, data, digest)
        try:
            entry.pk = _insert(cursor, entry, seal_bytes(plain, context=payload_context(data)))
        except IntegrityError as error:
            raise LedgerRaceError(
                f"{subject}: entry {seq} was appended by another transaction; try again"
            ) from error
    entry._state.adding, entry._state.db = False, connection.alias
    return entry


# Every act of every room passes here: written by hand, an append takes a third of the ORM's time.
LAST = "SELECT seq, digest FROM ledger_entry WHERE subject = %s ORDER BY seq DESC LIMIT 1"
INSERT_ENTRY = (
    "INSERT INTO ledger_entry (subject, seq, prev, at, actor, code, basis, data, digest)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"
)
INSERT_PAYLOAD = "INSERT INTO ledger_payload (entry_id, sealed) VALUES (%s, %s)"
# SQLite has no INSERT inside WITH; where each statement is a way to another machine and back, one is saved.
INSERT_BOTH = (
    f"WITH entry AS ({INSERT_ENTRY})"  # noqa: S608 - both are constants of this file
    " INSERT INTO ledger_payload (entry_id, sealed) SELECT id, %s FROM entry RETURNING entry_id"
)


def _next(cursor: CursorWrapper, subject: str) -> tuple[int, str]:
    cursor.execute(LAST, [subject])
    last = cursor.fetchone()
    return (last[0] + 1, last[1]) if last else (1, GENESIS)


def _insert(cursor: CursorWrapper, entry: Entry, sealed: bytes) -> int:
    """Write the entry and its payload; answers the entry's id."""
    at = connection.ops.adapt_datetimefield_value(entry.at)
    values: list[Any] = [entry.subject, entry.seq, entry.prev, at, entry.actor, entry.code, entry.basis]
    values += [entry.data, entry.digest]
    in_one = connection.vendor == "postgresql"
    cursor.execute(INSERT_BOTH if in_one else INSERT_ENTRY, [*values, sealed] if in_one else values)
    pk: int = cursor.fetchone()[0]
    if not in_one:
        cursor.execute(INSERT_PAYLOAD, [pk, sealed])
    return pk


def payload_context(data: str) -> bytes:
    """What a payload's ciphertext is bound to: the hash in its entry."""
    return f"ledger.Payload:{data}".encode()


def entries_of(subject: str) -> EntryQuerySet:
    """The chain of one subject, oldest first."""
    return Entry.objects.about(subject)


def newest_entry() -> int:
    """Key of the newest entry, 0 without any: what was drawn when it was the newest is not older than any act."""
    return _newest.first() or 0


@reading
def _newest() -> QuerySet[Entry, int]:
    return Entry.objects.order_by("-pk").values_list("pk", flat=True)[:1]


def payload_of(entry: Entry) -> dict[str, Any] | None:
    """What was recorded, without the salt; None when it was erased. CryptoError when it was tampered with."""
    sealed = entry.payload.sealed
    if sealed is None:
        return None
    plain: dict[str, Any] = json.loads(open_bytes(bytes(sealed), context=payload_context(entry.data)))
    del plain[SALT]
    return plain


def payload_bytes_of(entry: Entry) -> bytes | None:
    """The bytes that `data` is the hash of, salt and all, so that a stranger can check it; None when erased."""
    sealed = entry.payload.sealed
    return None if sealed is None else open_bytes(bytes(sealed), context=payload_context(entry.data))
