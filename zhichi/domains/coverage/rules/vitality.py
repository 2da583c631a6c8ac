"""How alive a point is: evidence in, score in thousandths, standing and sentences out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from zhichi.domains.coverage.enums import Standing
from zhichi.domains.coverage.rules.signs import Sign, Spec

FULL = 1000


@dataclass(frozen=True, slots=True)
class Check:
    """The last verification from outside: `real` when the point was there and served, good before `until`."""

    on: date
    method: str
    outcome: str
    real: bool
    until: date
    challenged: bool = False
    # Whole kilometres from the point, where whoever verified it stood oddly far away.
    far_km: int = 0


@dataclass(frozen=True, slots=True)
class Trips:
    """How often one server was in two places faster than anybody travels, and the worst of it."""

    times: int = 0
    minutes: int = 0
    km: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a point on a day, over the days that the spec looks at.

    `decayed` and `cases_decayed` are sums in which a record of `half_life` days ago counts half.
    """

    tier: str
    # Days since it is operating.
    age: int = 10_000
    events: int = 0
    decayed: float = 0.0
    presence: int = 0
    last: date | None = None
    confirmed: int = 0
    month_end: int = 0
    late: int = 0
    notes: int = 0
    copied: int = 0
    cases: int = 0
    cases_decayed: float = 0.0
    last_case: date | None = None
    planned: int = 0
    attended: int = 0
    # Of the planned duties: recorded for a person on the point's list; of the others there is only a name.
    known_people: int = 0
    phoned: date | None = None
    answered: bool = False
    check: Check | None = None
    # Slips answered in these days, denials among them, confirmations among them, and those of these in herds.
    answers: int = 0
    denied: int = 0
    by_slip: int = 0
    herded: int = 0
    lookalikes: tuple[str, ...] = ()
    trips: Trips = field(default_factory=Trips)


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign with the thousandths it gives (takes, when negative) and its sentence."""

    key: str
    points: int
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    score: int
    standing: Standing
    signals: tuple[Signal, ...]
    verified: bool
    last_life: date | None


def decay(age: int, half_life: int) -> float:
    """What evidence of `age` days ago still counts; never more than 1."""
    return float(0.5 ** (max(age, 0) / half_life)) if half_life else 1.0


def is_verified(check: Check | None, on: date) -> bool:
    return check is not None and check.real and check.until > on


def judge(facts: Facts, spec: Spec, on: date) -> Judged:
    """Score, standing and every sign with words. A new point is never called hollow."""
    signals = (*_life(facts, spec, on), *_against(facts, spec, on))
    score = min(FULL, max(0, sum(signal.points for signal in signals)))
    nothing = facts.events == 0 and facts.cases == 0 and facts.attended == 0
    if score >= spec.alive_from and not nothing:
        standing = Standing.ALIVE
    elif (score < spec.hollow_below or nothing) and facts.age >= spec.grace_days:
        standing = Standing.HOLLOW
    else:
        standing = Standing.WEAK
    days = [day for day in (facts.last, facts.last_case) if day]
    return Judged(score, standing, signals, is_verified(facts.check, on), max(days, default=None))


def _life(facts: Facts, spec: Spec, on: date) -> Iterator[Signal]:
    days, tier, n = spec.days, facts.tier, facts.events
    yield _counted(spec.sign("events"), tier, n, facts.decayed, days=days, n=n, last=day_words(facts.last))
    presence = facts.presence
    yield _counted(spec.sign("presence"), tier, presence, presence, days=days, n=presence)
    yield _counted(spec.sign("cases"), tier, facts.cases, facts.cases_decayed, days=days, n=facts.cases)
    share = FULL * facts.attended / facts.planned if facts.planned else 0
    yield _counted(
        spec.sign("duty"),
        tier,
        facts.planned,
        share,
        days=days,
        planned=facts.planned,
        n=facts.attended,
        known=facts.known_people,
        named=facts.planned - facts.known_people,
    )
    share = FULL * facts.confirmed / n if n else 0
    yield _counted(spec.sign("confirmed"), tier, facts.confirmed, share, events=n, n=facts.confirmed)
    yield _phone(facts, spec.sign("phone"), on)
    yield from _verified(facts.check, spec, on)


def _counted(sign: Sign, tier: str, seen: int, amount: float, **words: object) -> Signal:
    """A sign that grows with an amount up to full strength; nothing seen gives nothing and says so."""
    if not seen:
        return Signal(sign.key, 0, _say(sign, "none", **words))
    return Signal(
        sign.key, round(sign.weight * min(1.0, amount / sign.full[tier])), _say(sign, "words", **words)
    )


def _phone(facts: Facts, sign: Sign, on: date) -> Signal:
    if facts.phoned is None:
        return Signal(sign.key, 0, _say(sign, "none"))
    last = day_words(facts.phoned)
    if not facts.answered:
        return Signal(sign.key, 0, _say(sign, "refused", last=last))
    kept = decay((on - facts.phoned).days, sign.limits["half_life"])
    return Signal(sign.key, round(sign.weight * kept), _say(sign, "words", last=last))


def _verified(check: Check | None, spec: Spec, on: date) -> Iterator[Signal]:
    sign, photos = spec.sign("verification"), spec.sign("photos")
    if check is None or not check.real:
        # A visit that found the door locked is told by the sign `shut`.
        if check is None:
            yield Signal(sign.key, 0, _say(sign, "none"))
        return
    words = {
        "last": day_words(check.on),
        "method": check.method,
        "until": day_words(check.until - timedelta(1)),
    }
    if not is_verified(check, on):
        yield Signal(sign.key, 0, _say(sign, "expired", **words))
        return
    if check.far_km:
        yield Signal(sign.key, 0, _say(sign, "far", **words, km=check.far_km))
    else:
        yield Signal(sign.key, sign.weight, _say(sign, "words", **words))
    told = "words" if check.challenged else "none"
    yield Signal(photos.key, photos.weight if check.challenged else 0, _say(photos, told))


def _against(facts: Facts, spec: Spec, on: date) -> Iterator[Signal]:
    check, shut, alike, travel = facts.check, spec.sign("shut"), spec.sign("duplicates"), spec.sign("travel")
    if check is not None and not check.real:
        lost = round(shut.weight * decay((on - check.on).days, shut.limits["half_life"]))
        yield Signal("shut", -lost, _say(shut, "words", last=day_words(check.on), outcome=check.outcome))
    yield from _share(spec.sign("denied"), facts.answers, facts.denied)
    if facts.lookalikes:
        others = "、".join(facts.lookalikes[:3]) + ("等" if len(facts.lookalikes) > 3 else "")
        yield Signal("duplicates", -alike.weight, _say(alike, "words", others=others))
    yield from _share(spec.sign("copies"), facts.notes, facts.copied)
    yield from _share(spec.sign("bursts"), facts.events, facts.month_end)
    if facts.trips.times:
        told = {"minutes": facts.trips.minutes, "km": facts.trips.km, "n": facts.trips.times}
        yield Signal("travel", -travel.weight, _say(travel, "words", **told))
    late = spec.sign("late")
    yield from _share(late, facts.events, facts.late, after=late.limits["after_days"])
    herds = spec.sign("herds")
    yield from _share(herds, facts.by_slip, facts.herded, minutes=herds.limits["minutes"])


def _share(sign: Sign, among: int, found: int, **words: object) -> Iterator[Signal]:
    """A share that is too large takes points away, the more the larger; few records say nothing."""
    limit = sign.limits["from_share"]
    if among < sign.limits["at_least"] or FULL * found < limit * among:
        return
    over = (FULL * found / among - limit) / (FULL - limit)
    # Half the weight where it begins to be strange, all of it when every record is like that.
    lost = round(sign.weight * (1 + over) / 2)
    yield Signal(sign.key, -lost, _say(sign, "words", n=among, m=found, **words))


def _say(sign: Sign, name: str, **words: object) -> str:
    told: Mapping[str, object] = words
    return sign.words[name].format(**told)


def day_words(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
