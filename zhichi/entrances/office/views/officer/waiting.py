"""What else waits for me beside the cases of the inbox, as the rooms say it, and what I ought to see first."""

from datetime import datetime
from itertools import groupby

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Referral, ReferralState
from zhichi.foundation.sockets.public import FIRST_SIGHTS, WAITING, Sight, Waiting

CASES = "办件"


def waiting_by_group(actor: Actor, at: datetime) -> list[tuple[str, list[Waiting]]]:
    """Kinds of work under the heading of their room, referrals first; empty when nothing waits."""
    found = [*_referred(actor), *(each for room in WAITING for each in room(actor, at))]
    return [(group, list(some)) for group, some in groupby(found, key=lambda each: each.group)]


def first_sights(actor: Actor, at: datetime) -> list[Sight]:
    return [sight for room in FIRST_SIGHTS if (sight := room(actor, at)) is not None]


def _referred(actor: Actor) -> list[Waiting]:
    """What other desks passed to mine and nobody has answered yet. One statement."""
    units = [post.unit_id for post in actor.posts]
    sent = Referral.objects.filter(to_unit_id__in=units, state=ReferralState.SENT).order_by()
    told = sent.aggregate(count=Count("pk"), since=Min("sent_at"))
    if not told["count"]:
        return []
    url = reverse("office:referrals")
    return [Waiting(CASES, "转来的事等您接收", told["count"], url, since=localdate(told["since"]))]
