"""How the channels stand: configured or not, what waits, what failed, when it last worked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q

from zhichi.foundation.notices.actions.channels import senders
from zhichi.foundation.notices.enums import Channel, State
from zhichi.foundation.notices.models import Delivery

DAY = timedelta(days=1)
OFF = "没有配置，不发"
GOOD = [State.SENT, State.ARRIVED]


@dataclass(frozen=True)
class Standing:
    """`waiting`: open now; `failed`, `sent`: within the last day; `said`: what the channel last answered amiss."""

    channel: str
    label: str
    configured: bool
    told: str
    waiting: int
    sent: int
    failed: int
    last: datetime | None
    said: str


def standing(*, at: datetime) -> list[Standing]:
    """One row a channel, in the order of `Channel`. Two statements."""
    known = senders()
    lately = Q(ended_at__gte=at - DAY)
    counted = Delivery.objects.order_by().values("channel")
    counts: dict[str, dict[str, Any]] = {
        row["channel"]: {**row}
        for row in counted.annotate(
            waiting=Count("pk", filter=Q(state__in=[State.WAITING, State.SENDING])),
            sent=Count("pk", filter=lately & Q(state__in=GOOD)),
            failed=Count("pk", filter=lately & Q(state=State.FAILED)),
            last=Max("ended_at", filter=Q(state__in=GOOD)),
        )
    }
    amiss = Delivery.objects.filter(tried_at__gte=at - DAY).exclude(said="").order_by("tried_at")
    said = dict(amiss.values_list("channel", "said"))
    return [
        Standing(
            channel=channel.value,
            label=str(channel.label),
            configured=channel in known,
            told=known[channel].told if channel in known else OFF,
            waiting=counts.get(channel, {}).get("waiting", 0),
            sent=counts.get(channel, {}).get("sent", 0),
            failed=counts.get(channel, {}).get("failed", 0),
            last=counts.get(channel, {}).get("last"),
            said=said.get(channel, ""),
        )
        for channel in Channel
    ]
