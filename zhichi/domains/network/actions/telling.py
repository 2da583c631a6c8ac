"""What was done to many points at once is told on the chain of each point too, with the entry of the whole act.

A point's chain has to be whole by itself: who reads it, erases from it or checks it must not have to open every bulk
entry there ever was to learn whether one named the point. The bulk entry says what was done together.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from zhichi.domains.network.actions.drafts import Draft, payload_of_point
from zhichi.domains.network.enums import LedgerCode
from zhichi.domains.network.models import Point
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import Entry, append_many


def tell_registered(by: Actor, at: datetime, act: Entry, pairs: Iterable[tuple[Point, Draft]]) -> None:
    """The first entry of each new point, as a single registration writes it; `act` is the digest of the bulk entry."""
    append_many(
        acts={
            f"point:{point.code}": payload_of_point(point) | {"items": list(draft.items), "act": act.digest}
            for point, draft in pairs
        },
        at=at,
        actor=by.ref,
        code=LedgerCode.REGISTERED,
        fresh=True,
    )


def tell_changed(by: Actor, at: datetime, act: Entry, changed: Mapping[str, Mapping[str, Any]]) -> None:
    """Old and new value of what differs, by code of the point, as a single change writes it."""
    acts = {f"point:{code}": {**differing, "act": act.digest} for code, differing in changed.items()}
    append_many(acts=acts, at=at, actor=by.ref, code=LedgerCode.CHANGED)
