"""What else waits for me beside the cases of the inbox, as the rooms say it, and what I ought to see first."""

from datetime import datetime
from itertools import groupby

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Referral, ReferralState
from zhichi.foundation.sockets.public import FIRST_SIGHTS, WAITING, Sight, Waiting
from zhichi.foundation.statements.public import Slot, among, padded, reading

CASES = "办件"


def waiting_by_group(actor: Actor, at: datetime) -> list[tuple[str, list[Waiting]]]:
    """Kinds of work under the heading of their room, referrals first; empty when nothing waits."""
    found = [*_referred(actor), *(each for room in WAITING for each in room(actor, at))]
    return [(group, list(some)) for group, some in groupby(found, key=lambda each: each.group)]


def first_sights(actor: Actor, at: datetime) -> list[Sight]:
    return [sight for room in FIRST_SIGHTS if (sight := room(actor, at)) is not None]


def _referred(actor: Actor) -> list[Waiting]:
    """What other desks passed to mine and nobody has answered yet. One statement."""
    units = padded(sorted({post.unit_id for post in actor.posts}))
    url = reverse("office:referrals")
    return [
        Waiting(CASES, "转来的事等您接收", count, url, since=localdate(since))
        for _, count, since in _sent(len(units), **{f"unit{n}": unit for n, unit in enumerate(units)})
    ]


@reading
def _sent(width: int, /, **units: Slot) -> QuerySet[Referral, tuple[str, int, datetime]]:
    """What lies at these desks: one row, or none."""
    sent = Referral.objects.filter(among("to_unit_id", units.values()), state=ReferralState.SENT).order_by()
    return sent.values_list("state").annotate(Count("pk"), Min("sent_at"))
