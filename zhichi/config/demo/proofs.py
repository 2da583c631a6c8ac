"""Who made sure of the demo city's points, and when: verifications that hold, expired ones, and copied photos."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Model

from zhichi.config.demo.network import Actors, Fate, Net, desk
from zhichi.domains.network.public import Status, Verification, VerificationPhoto, VerifyMethod, VerifyOutcome
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.workdays import BEIJING

HOLDS = {VerifyMethod.ON_SITE: 180, VerifyMethod.VIDEO: 90}
COPIES = 5


def proofs(net: Net, actors: Actors) -> Iterator[Model]:
    """Verifications with their photos, the earlier ones of a point first."""
    copied = 0
    for fate in net.fates:
        if fate.registered.status != Status.OPERATING:
            continue
        by = desk(actors, fate.registered.unit, "pls_admin") or SYSTEM
        if fate.life == "copied":
            yield from _copied(net, fate, by, copied)
            copied += 1
        else:
            yield from _visits(net, fate, by)


def _visits(net: Net, fate: Fate, by: Actor) -> Iterator[Model]:
    chance, shares = net.chance, net.county(fate.county)
    drawn = chance.randrange(100)
    office = fate.draft.tier != Tier.VILLAGE
    bad = fate.life in ("hollow", "dressed")
    if bad and chance.random() < 0.35:
        outcome = VerifyOutcome.MISSING if chance.random() < 0.2 else VerifyOutcome.SHUT
        yield from _seen(net, fate, by, ago=chance.randrange(5, 120), outcome=outcome)
    elif drawn < shares["verified"] + (15 if office else 0) and not bad:
        method = VerifyMethod.VIDEO if chance.random() < 0.2 else VerifyMethod.ON_SITE
        ago = chance.randrange(3, HOLDS[method] - 8)
        yield from _before(net, fate, by, ago)
        yield from _seen(net, fate, by, ago=ago, method=method)
    elif drawn < shares["verified"] + shares["expired"] + (15 if office else 0):
        yield from _seen(net, fate, by, ago=chance.randrange(185, 340))
    elif chance.random() < 0.3:
        yield from _seen(net, fate, by, ago=chance.randrange(5, 150), method=VerifyMethod.SELF_REPORT)


def _before(net: Net, fate: Fate, by: Actor, ago: int) -> Iterator[Model]:
    """Earlier rounds of verification, one every half year, the farther back the fewer; the earliest first."""
    rounds = []
    chance = 0.75
    while ago < 500 and net.chance.random() < chance:
        ago, chance = ago + net.chance.randrange(150, 200), chance * 0.8
        rounds.append(ago)
    for back in reversed(rounds):
        yield from _seen(net, fate, by, ago=back)


def _copied(net: Net, fate: Fate, by: Actor, number: int) -> Iterator[Model]:
    """One picture handed in for several villages, a few bits apart after saving it again."""
    picture = _hash(number // COPIES * 7919 + 12345) ^ (1 << (number % COPIES * 7))
    yield from _seen(net, fate, by, ago=30 + number, picture=picture)


def _seen(
    net: Net,
    fate: Fate,
    by: Actor,
    *,
    ago: int,
    method: str = VerifyMethod.ON_SITE,
    outcome: str = VerifyOutcome.REAL,
    picture: int | None = None,
) -> Iterator[Model]:
    """One verification with its photos; none before the point served."""
    chance, day = net.chance, net.today - timedelta(ago)
    if day < (fate.draft.since or day):
        return
    at = datetime.combine(day, time(chance.randrange(9, 17), chance.randrange(60), tzinfo=BEIJING))
    own = method == VerifyMethod.SELF_REPORT
    real = outcome == VerifyOutcome.REAL
    seen = Verification(
        point=fate.registered,
        method=method,
        outcome=outcome,
        at=at,
        by=by.ref,
        by_name=by.name,
        expires_on=_until(day, method) if real and not own else None,
        challenge="" if own else f"{chance.randrange(10**4):04d}",
        note="一切正常。" if own else "" if real else "开放时间到场，门锁着，电话没有人接。",
        **_where(fate, method),
    )
    yield seen
    if real and (picture is not None or chance.random() < 0.85):
        phash = _hash(chance.getrandbits(64)) if picture is None else _signed(picture)
        yield VerificationPhoto(verification=seen, phash=phash, taken_at=at - timedelta(minutes=3))


def _until(day: date, method: str) -> date:
    return day + timedelta(HOLDS[VerifyMethod(method)])


def _where(fate: Fate, method: str) -> dict[str, Any]:
    here = method == VerifyMethod.ON_SITE
    return {"lon": fate.draft.lon, "lat": fate.draft.lat} if here else {}


def _hash(value: int) -> int:
    """Spread over 64 bits (Knuth's multiplicative hashing), signed as the column keeps it."""
    return _signed(value * 0x9E3779B97F4A7C15 % (1 << 64))


def _signed(value: int) -> int:
    value %= 1 << 64
    return value - (1 << 64) if value >> 63 else value
