"""Against guessing: failures counted in the database, shared by every process, locks that grow.

Several keys given together are one composite key. Call outside a transaction that may be rolled back, and in
a GET inside `kernel.writes.allowed("…")`. KeyError for a purpose without a threshold in `rules.THRESHOLDS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from zhichi.foundation.accounts.models import Attempt
from zhichi.foundation.accounts.rules.locks import FORGIVEN_AFTER, THRESHOLDS, lock_for, wait_text
from zhichi.foundation.statements.public import Slot, reading
from zhichi.kernel.verdict import ALLOWED, Verdict


@dataclass(frozen=True, slots=True)
class Locked(Verdict):
    """A refusal that also says after how many whole seconds trying is allowed again."""

    seconds: int = 0


def key_of(purpose: str, keys: tuple[str, ...]) -> str:
    """Keyed hash of the composite key: the table tells nobody which names or codes were tried."""
    return salted_hmac(f"accounts.guard.{purpose}", "\0".join(keys), algorithm="sha256").hexdigest()


def refusal(locked_until: datetime | None, at: datetime) -> Verdict:
    if locked_until is None or locked_until <= at:
        return ALLOWED
    left = locked_until - at
    sentence = f"输错的次数太多，已暂时锁定。请{wait_text(left)}后再试。"
    return Locked(False, sentence, seconds=-(-left // timedelta(seconds=1)))


def check(purpose: str, *keys: str, at: datetime) -> Verdict:
    """Whether trying is allowed now; one SELECT, no write. A refusal (`Locked`) says how long to wait."""
    THRESHOLDS[purpose]
    row = Attempt.objects.filter(purpose=purpose, key=key_of(purpose, keys)).only("locked_until").first()
    return refusal(row.locked_until if row else None, at)


def check_all(tries: Mapping[str, str], *, at: datetime) -> Verdict:
    """The same for several purposes, each with its key, in one SELECT: refused until the longest lock ends."""
    keys = [key_of(purpose, (key,)) for purpose, key in tries.items() if THRESHOLDS[purpose]]
    named = {f"key{n}": key for n, key in enumerate(keys)}
    return refusal(max((moment for moment in locks(*tries, at=at, **named) if moment), default=None), at)


@reading
def locks(*purposes: str, at: Slot, **keys: Slot) -> QuerySet[Attempt, datetime | None]:
    """Until when each of these keys, one of each purpose, is locked at `at`."""
    tried = Attempt.objects.filter(purpose__in=purposes, key__in=list(keys.values()), locked_until__gt=at)
    return tried.values_list("locked_until", flat=True)


def fail(purpose: str, *keys: str, at: datetime) -> Verdict:
    """Count one failure. Refused when this failure locked; the verdict says how long."""
    threshold = THRESHOLDS[purpose]
    with transaction.atomic():
        row, _ = Attempt.objects.select_for_update().get_or_create(
            purpose=purpose, key=key_of(purpose, keys), defaults={"window_from": at, "last_at": at}
        )
        if at - row.last_at > FORGIVEN_AFTER:
            row.locks = 0
        if at - row.window_from >= threshold.window:
            row.window_from, row.failures = at, 0
        row.failures += 1
        row.last_at = at
        if row.failures >= threshold.failures:
            row.locked_until = at + lock_for(threshold, row.locks)
            row.locks += 1
            row.window_from, row.failures = at, 0
        row.save()
    return refusal(row.locked_until, at)


def pressure(purpose: str, *keys: str, at: datetime) -> int:
    """How many locks, one after the other, have led to the one in force; 0 while there is none."""
    THRESHOLDS[purpose]
    row = Attempt.objects.filter(purpose=purpose, key=key_of(purpose, keys), locked_until__gt=at).first()
    return row.locks if row else 0


def clear(purpose: str, *keys: str) -> None:
    """Forget the failures after a success or an unlock; writes nothing when there are none."""
    row = Attempt.objects.filter(purpose=purpose, key=key_of(purpose, keys))
    if row.exists():
        row.delete()
