"""Kiosks of the demo city: at centres and two stations, used for some weeks, now and then with a clerk's help."""

from datetime import datetime, timedelta
from itertools import islice

from zhichi.config.demo.network import Actors, Net, desk
from zhichi.domains.kiosks.public import (
    Kiosk,
    answer_call,
    begin_task,
    call_clerk,
    end_use,
    enrol,
    give_code,
    register_kiosk,
)
from zhichi.domains.network.public import Status
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.public import Tier

# What people did, one after the other: tasks, whether a clerk came, whether they walked away.
DONE = (
    (("guides", "file"), True, False),
    (("track",), False, False),
    (("find",), False, True),
    (("guides",), False, False),
    (("track", "rate"), False, False),
    (("file",), True, False),
    (("find", "guides"), False, True),
)


def kiosks(net: Net, actors: Actors, *, until: datetime) -> None:
    """Two machines that were activated and are in use, and one that waits for it, in the strong county."""
    fates = [f for f in net.of(Tier.COUNTY, net.numbers["strong"]) if f.registered.status == Status.OPERATING]
    fates += [
        f for f in net.of(Tier.TOWNSHIP, net.numbers["strong"]) if f.registered.status == Status.OPERATING
    ]
    for number, fate in enumerate(islice(fates, 3), start=1):
        keeper = desk(actors, fate.registered.unit, "pls_admin")
        if keeper is None:
            continue
        begun = until - timedelta(days=25)
        kiosk = register_kiosk(
            point=fate.registered, code=f"JN-ZD-{number:02}", place="大厅入口", by=keeper, at=begun
        )
        if number == 3:
            continue
        # What the machine would keep is thrown away: who wants to try it gets a code of his own (`demo logins`).
        enrol(code=give_code(kiosk=kiosk, by=keeper, at=begun), at=begun + timedelta(minutes=5))
        for turn in range(20):
            (first, *others), helped, left = DONE[(turn + number) % len(DONE)]
            at = begun + timedelta(days=turn + 1, minutes=17 * turn)
            use = begin_task(kiosk=kiosk, use_id=None, task=first, at=at)
            for task in others:
                begin_task(kiosk=kiosk, use_id=use.pk, task=task, at=at)
            if helped:
                call = call_clerk(kiosk=kiosk, use=use, at=at)
                answer_call(call=call, by=keeper, at=at + timedelta(minutes=1))
            end_use(kiosk=kiosk, because="idle" if left else "button", at=at + timedelta(minutes=6))


def code_to_try(at: datetime) -> tuple[str, str]:
    """A fresh activation code for the first machine of the demo city, and its number; empty where there is none."""
    kiosk = Kiosk.objects.filter(retired_at=None).order_by("pk").first()
    return ("", "") if kiosk is None else (give_code(kiosk=kiosk, by=SYSTEM, at=at), kiosk.code)
