"""Slips of the demo city: handed out with a service, confirmed by most, denied where nobody was, and once by a herd."""

from datetime import datetime, timedelta
from itertools import islice

from zhichi.config.demo.network import Actors, Fate, Net, desk
from zhichi.domains.network.public import (
    ServiceChannel,
    ServiceEvent,
    SlipAnswer,
    Status,
    answer_slip,
    record_with_slip,
)
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.regions.public import Tier

Said = tuple[SlipAnswer | None, ...]
S, N = SlipAnswer.SERVED, SlipAnswer.NOT_SERVED
# What citizens said to the slips of a room, None where nobody has said anything yet; and whether all at once.
HONEST: Said = (S, S, None, S)
DENIED: Said = (N, N, S, N, None)
HERD: Said = (S, S, S, S, S)


def slips(net: Net, actors: Actors, *, until: datetime) -> None:
    """Some rooms of the strong county hand them out honestly; two of the weak one are found out."""
    good = [f for f in net.of(Tier.VILLAGE, net.numbers["strong"]) if _serves(f, "alive")]
    poor = [f for f in net.of(Tier.VILLAGE, net.numbers["weak"]) if _serves(f, "dressed")]
    told = [(fate, HONEST, False) for fate in islice(good, 6)]
    told += [(fate, DENIED, False) for fate in poor[:1]] + [(fate, HERD, True) for fate in poor[1:2]]
    for number, (fate, answers, herd) in enumerate(told):
        _hand_out(net, actors, fate, answers, until - timedelta(days=9, hours=number), herd=herd)
    ServiceEvent.objects.filter(slip__isnull=False).update(synthetic=True)


def _serves(fate: Fate, life: str) -> bool:
    return fate.life == life and fate.registered.status == Status.OPERATING


def _hand_out(
    net: Net,
    actors: Actors,
    fate: Fate,
    answers: Said,
    begin: datetime,
    *,
    herd: bool,
) -> None:
    by = desk(actors, fate.registered.unit, "justice_assistant")
    if by is None:
        return
    for n, answer in enumerate(answers):
        at = begin + timedelta(days=n)
        served = record_with_slip(
            by=by,
            at=at,
            point=fate.registered,
            once=f"demo:{fate.registered.code}:{n}",
            item="consultation",
            channel=ServiceChannel.ON_SITE,
            when=at - timedelta(minutes=30),
            minutes=20,
            note=net.chance.choice(net.numbers["notes"]["matter"]),
        )
        if answer is None:
            continue
        said = begin + timedelta(days=8, minutes=n) if herd else at + timedelta(hours=3)
        address = f"{fate.registered.code}:{0 if herd else n}"
        answer_slip(by=CITIZEN, at=said, slip=served.slip, answer=answer, address=address)
