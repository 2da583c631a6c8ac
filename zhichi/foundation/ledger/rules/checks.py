"""Reading the ledger back: every digest, chain, payload, seal, root and signature, from plain values."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from zhichi.foundation.ledger.enums import Code
from zhichi.foundation.ledger.rules.formats import GENESIS, Hex, entry_bytes, seal_object
from zhichi.kernel import canonical, merkle
from zhichi.kernel.crypto import Profile


class Fault(NamedTuple):
    """Where and what: `seq` is 0 when the whole subject is meant."""

    subject: str
    seq: int
    what: str


class EntryRow(NamedTuple):
    """An entry as stored, with its payload: sealed bytes, or None with the moment of erasure."""

    subject: str
    seq: int
    prev: str
    at: str
    actor: str
    code: str
    basis: str
    data: str
    digest: str
    has_payload: object
    sealed: bytes | None
    erased: object


@dataclass(frozen=True, slots=True)
class SealRow:
    date: date
    count: int
    root: str
    prev: str
    digest: str
    signature: str
    public_key: str


@dataclass
class Count:
    entries: int = 0
    payloads: int = 0
    erased: int = 0
    seals: int = 0


@dataclass
class EntryChecker:
    """Walks entries ordered by subject and seq. `hashes`: the one in use, then what may have been before.

    `open_payload(sealed, data)` gives the plain bytes or raises ValueError or RuntimeError.
    """

    hashes: Sequence[Hex]
    open_payload: Callable[[bytes, str], bytes]
    count: Count

    def __post_init__(self) -> None:
        self.sealed_days: set[str] = set()
        self._gone: dict[int, str] = {}

    def faults(self, rows: Iterable[Sequence[object]]) -> Iterator[Fault]:
        """Each fault once, as it is met; streams."""
        subject, expected, prev, first = "", 1, GENESIS, self.hashes[0]
        for values in rows:
            row = EntryRow._make(values)  # as the database gives them
            self.count.entries += 1
            if row.subject != subject:
                yield from self._leave(subject)
                subject, expected, prev = row.subject, 1, GENESIS
            if row.seq != expected:
                yield Fault(subject, row.seq, f"entry {expected} is missing before it")
            elif row.prev != prev:
                yield Fault(subject, row.seq, "does not follow the entry before it (prev)")
            try:
                written = entry_bytes(*values[:8])  # type: ignore[arg-type]
                if first(written) != row.digest and not self._other(written, row.digest):
                    yield Fault(subject, row.seq, "was changed: its digest is not that of its content")
                what = self._payload_fault(row)
            except (TypeError, ValueError) as error:
                what = f"cannot be read: {error}"
            if what:
                yield Fault(subject, row.seq, what)
            expected, prev = (row.seq if isinstance(row.seq, int) else expected) + 1, row.digest
        yield from self._leave(subject)

    def _payload_fault(self, row: EntryRow) -> str:
        if row.sealed is None:
            self._gone[row.seq] = "its payload was erased but no erasure is recorded"
            if not row.has_payload:
                self._gone[row.seq] = "its payload is missing and no erasure is recorded"
            self.count.erased += 1
            return ""
        self.count.payloads += 1
        try:
            plain = self.open_payload(row.sealed, row.data)
        except (ValueError, RuntimeError) as error:
            return f"its payload cannot be opened: {error}"
        if self.hashes[0](plain) != row.data and not self._other(plain, row.data):
            return "its payload is not what was recorded"
        if row.code == Code.PAYLOAD_ERASED:
            self._gone.pop(json.loads(plain).get("erased"), None)
        elif row.code == Code.SEAL_MADE:
            self.sealed_days.add(row.subject.removeprefix("seal:"))
        return ""

    def _other(self, data: bytes, digest: str) -> bool:
        return any(hash(data) == digest for hash in self.hashes[1:])

    def _leave(self, subject: str) -> Iterator[Fault]:
        yield from (Fault(subject, seq, what) for seq, what in self._gone.items())
        self._gone.clear()


def seal_faults(
    seals: Iterable[SealRow],
    leaves_of: Callable[[date], Iterable[tuple[int, str]]],
    profiles: Sequence[Profile],
    trusted: Collection[tuple[str, str]],
    count: Count,
) -> Iterator[Fault]:
    """Walk the seals by date. `leaves_of` gives (position, digest) by position; `trusted` (profile, key)."""
    last: SealRow | None = None
    for seal in seals:
        subject = f"seal:{seal.date}"
        count.seals += 1
        expected = last.digest if last else GENESIS
        if last and seal.date != last.date + timedelta(days=1):
            yield Fault(subject, 0, f"the seal of {last.date + timedelta(days=1)} is missing before it")
        elif seal.prev != expected:
            yield Fault(subject, 0, "does not follow the seal before it (prev)")
        try:
            found = list(leaves_of(seal.date))
            yield from (Fault(subject, 0, what) for what in _one_seal(seal, found, profiles, trusted))
        except (TypeError, ValueError) as error:
            yield Fault(subject, 0, f"cannot be read: {error}")
        last = seal


def _one_seal(
    seal: SealRow,
    found: Sequence[tuple[int, str]],
    profiles: Sequence[Profile],
    trusted: Collection[tuple[str, str]],
) -> Iterator[str]:
    signed = canonical.encode(seal_object(day=seal.date, count=seal.count, root=seal.root, prev=seal.prev))
    profile = next((each for each in profiles if each.hexdigest(signed) == seal.digest), None)
    if profile is None:
        yield "was changed: its digest is not that of its content"
        profile = profiles[0]
    if [position for position, _ in found] != list(range(seal.count)):
        yield f"has {len(found)} leaves instead of 0 to {seal.count - 1}"
    elif merkle.root([bytes.fromhex(digest) for _, digest in found], profile.digest).hex() != seal.root:
        yield "its root is not that of its entries"
    if (profile.name, seal.public_key) not in trusted:
        yield "is signed with a key that is not of this deployment"
    if not profile.verify(bytes.fromhex(seal.public_key), signed, bytes.fromhex(seal.signature)):
        yield "its signature is wrong"
