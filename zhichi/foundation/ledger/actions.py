"""Sealing days and erasing payloads. Appending is `models.chain.append`: that act belongs to another room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from django.db import IntegrityError, transaction

from zhichi.foundation.ledger.enums import Code
from zhichi.foundation.ledger.models import Entry, Payload, Seal, SealLeaf
from zhichi.foundation.ledger.models.chain import LedgerRaceError, append
from zhichi.foundation.ledger.models.seal import last_complete_id
from zhichi.foundation.ledger.rules.formats import GENESIS, LedgerError, day_of, end_of, seal_object
from zhichi.foundation.vault.public import crypto, public_key, signing_key
from zhichi.kernel import canonical, merkle


class Acting(Protocol):
    """Whoever acts: accounts stand above this room, so only the reference is known here."""

    @property
    def ref(self) -> str: ...


@dataclass(frozen=True)
class Machine:
    """The ledger's own hand, for the nightly seal."""

    ref: str = "system:ledger"


def seal_day(*, day: date, by: Acting, at: datetime) -> Seal:
    """Seal every entry up to the end of `day` (Asia/Shanghai) that no seal holds yet, in commit order.

    An entry of `day` that commits after this goes into the next seal. LedgerError when the day is not over or
    is not the next one; LedgerRaceError when another process sealed it meanwhile.
    """
    if at < end_of(day):
        raise LedgerError(f"{day} is not over: a day is sealed when it has ended in Asia/Shanghai")
    complete = last_complete_id()
    last = Seal.objects.order_by("date").last()
    if last and day != last.date + timedelta(days=1):
        raise LedgerError(
            f"the last seal is of {last.date}: the next day to seal is {last.date + timedelta(1)}"
        )
    with transaction.atomic():
        waiting = Entry.objects.unsealed().filter(pk__gt=(last and last.whole_to) or 0, pk__lte=complete)
        due = waiting.filter(at__lt=end_of(day)).order_by("pk")
        leaves = list(due.values_list("pk", "digest"))
        seal = _signed(day, [bytes.fromhex(digest) for _, digest in leaves], last.digest if last else GENESIS)
        later = waiting.filter(at__gte=end_of(day)).order_by("pk").values_list("pk", flat=True).first()
        seal.whole_to = complete if later is None else later - 1
        try:
            seal.save(force_insert=True)
            SealLeaf.objects.bulk_create(
                (SealLeaf(seal=seal, position=n, entry_id=pk) for n, (pk, _) in enumerate(leaves)),
                batch_size=2000,
            )
        except IntegrityError as error:
            raise LedgerRaceError(f"{day} was sealed by another process meanwhile") from error
        payload = {"digest": seal.digest, "count": seal.count, "root": seal.root}
        append(
            subject=f"seal:{day}", at=at, actor=by.ref, code=Code.SEAL_MADE.value, payload=payload, fresh=True
        )
    return seal


def seal_days(*, by: Acting, at: datetime, until: date | None = None) -> Iterator[Seal]:
    """Seal one after another every day that is over and has no seal, from the first entry, up to `until`."""
    yesterday = day_of(at) - timedelta(days=1)
    if until and until > yesterday:
        raise LedgerError(f"{until} is not over: the last day that can be sealed is {yesterday}")
    last = Seal.objects.order_by("date").last()
    # Without an index: a walk through all entries, before there is a seal only.
    begin = last.date + timedelta(days=1) if last else _first_day()
    if begin is None:
        return
    day = begin
    while day <= (until or yesterday):
        yield seal_day(day=day, by=by, at=at)
        day += timedelta(days=1)


def erase_payload(*, entry: Entry, by: Acting, at: datetime, reason: str, basis: str) -> Entry:
    """Empty the payload of `entry` where the law requires it (PIPL art. 47) and record that.

    The chain stays whole: the entry keeps the salted hash. Returns the record; LedgerError without reason or
    basis, or when the payload is already erased.
    """
    if not reason or not basis:
        raise LedgerError("say why the payload is erased and by which article")
    with transaction.atomic():
        erased = Payload.objects.filter(entry=entry, sealed__isnull=False).update(sealed=None, erased_at=at)
        if not erased:
            raise LedgerError(f"the payload of {entry} is already erased")
        return append(
            subject=entry.subject,
            at=at,
            actor=by.ref,
            code=Code.PAYLOAD_ERASED.value,
            basis=basis,
            payload={"erased": entry.seq, "reason": reason},
        )


def _first_day() -> date | None:
    first = Entry.objects.order_by("at").first()
    return day_of(first.at) if first else None


def _signed(day: date, leaves: list[bytes], prev: str) -> Seal:
    profile = crypto()
    root = merkle.root(leaves, profile.digest).hex()
    signed = canonical.encode(seal_object(day=day, count=len(leaves), root=root, prev=prev))
    return Seal(
        date=day,
        count=len(leaves),
        root=root,
        prev=prev,
        digest=profile.hexdigest(signed),
        signature=profile.sign(signing_key(), signed).hex(),
        public_key=public_key().hex(),
    )
