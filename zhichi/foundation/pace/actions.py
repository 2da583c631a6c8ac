"""Judging a form that came back. Nobody is refused: who is too fast, or one of too many, is told how long to wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from zhichi.foundation.accounts.public import guard
from zhichi.foundation.pace.enums import Reason
from zhichi.foundation.pace.models import Spent
from zhichi.foundation.pace.rules import GOOD_FOR, USES, USES_PRESSED, Demand, demand_of, worked
from zhichi.foundation.pace.tokens import Born, issue, read

ADDRESS, SITE = "pace.address", "pace.site"


@dataclass(frozen=True, slots=True)
class Wait:
    """What the waiting page says: why, how many seconds, and the token that will do then."""

    reason: Reason
    seconds: int
    token: str
    bits: int


@transaction.atomic
def judge(*, token: str, work: str, purpose: str, address: str, at: datetime) -> Wait | None:
    """None lets the form through; it is counted either way."""
    pressure = _press(address, at)
    demand, born = demand_of(purpose, pressure), read(token)
    if born is None or born.purpose != purpose or at - born.at > GOOD_FOR:
        return _anew(Reason.UNKNOWN, purpose, demand, at)
    # Who met what was asked of him under pressure is through, also where it has grown meanwhile.
    if pressure and not born.demand.is_pressed:
        return _anew(Reason.PRESSED, purpose, demand, at)
    if not worked(token, work, born.demand.bits):
        left = born.at + timedelta(seconds=born.demand.wait) - at
        # A clock that went back since the form was born must not keep anybody for longer than the wait itself.
        if left > timedelta(seconds=born.demand.wait):
            return _anew(Reason.FAST, purpose, demand, at)
        if left > timedelta():
            return Wait(Reason.FAST, -(-left // timedelta(seconds=1)), token, born.demand.bits)
    if _times(born, at) > (USES_PRESSED if pressure else USES):
        return _anew(Reason.AGAIN, purpose, demand, at)
    return None


def discard_spent(*, at: datetime) -> int:
    """Forget the tokens that are too old to be taken anyway."""
    return Spent.objects.filter(first_at__lt=at - 2 * GOOD_FOR).delete()[0]


def _press(address: str, at: datetime) -> int:
    """Count this form at its address and for the site; answers how hard either is pressed now."""
    guard.fail(ADDRESS, address, at=at)
    guard.fail(SITE, "", at=at)
    return max(guard.pressure(ADDRESS, address, at=at), guard.pressure(SITE, "", at=at))


def _times(born: Born, at: datetime) -> int:
    Spent.objects.get_or_create(nonce=born.nonce, defaults={"first_at": at})
    Spent.objects.filter(pk=born.nonce).update(times=F("times") + 1)
    return Spent.objects.get(pk=born.nonce).times


def _anew(reason: Reason, purpose: str, demand: Demand, at: datetime) -> Wait:
    return Wait(reason, demand.wait, issue(purpose, demand, at=at), demand.bits)
