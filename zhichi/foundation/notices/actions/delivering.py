"""Sending what is due: claimed under a lease, sent outside any transaction, recorded under the same lease."""

import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as dtime

from django.db import transaction

from zhichi.foundation.notices.actions.channels import Message, Outcome, Sender, senders
from zhichi.foundation.notices.actions.recording import PAUSE, record, release
from zhichi.foundation.notices.actions.spreading import quiet_hours, spread
from zhichi.foundation.notices.enums import Answer, State
from zhichi.foundation.notices.models import CitizenWish, Delivery
from zhichi.foundation.notices.models.delivery import OPEN
from zhichi.foundation.notices.rules import MOST_TRIES, after_quiet

Now = Callable[[], datetime]
# Longer than a portion of messages takes that all run into their time limit.
LEASE = timedelta(seconds=120)
PORTION = 10
# So many in a row that found nobody at the other end, and the channel rests for this round.
PATIENCE = 3


@dataclass
class Round:
    """What one round did: how many of each end, and the channels that did not answer."""

    ends: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)

    def resting(self) -> list[str]:
        return [channel for channel, times in self.broken.items() if times >= PATIENCE]


def deliver(*, now: Now, seconds: float = 20.0) -> Round:
    """Spread what is ripe and send what is due, for at most so many seconds. Any number may run beside each other."""
    done, begun = Round(), time.monotonic()
    spread(at=now())
    _expire(now())
    known = senders()
    while time.monotonic() - begun < seconds:
        quiet = quiet_hours(now())
        open_channels = [channel for channel in known if channel not in done.resting()]
        lease = secrets.token_hex(16)
        claimed = claim(at=now(), lease=lease, channels=open_channels)
        if not claimed:
            break
        for row in claimed:
            _send(row, known[row.channel], done, now, quiet)
    return done


def claim(*, at: datetime, lease: str, channels: list[str]) -> list[Delivery]:
    """Take what is due, so that for the time of the lease nobody else does. Each taking counts as a try."""
    with transaction.atomic():
        due = Delivery.objects.due(at=at).filter(channel__in=channels)
        rows = list(due.select_for_update(skip_locked=True)[:PORTION])
        for row in rows:
            row.state, row.lease, row.due_at, row.tried_at = State.SENDING, lease, at + LEASE, at
            row.tries += 1
        Delivery.objects.bulk_update(rows, ["state", "lease", "due_at", "tried_at", "tries"])
    return rows


def _send(row: Delivery, sender: Sender, done: Round, now: Now, quiet: tuple[dtime, dtime]) -> None:
    at = now()
    morning = after_quiet(at, *quiet) if row.disturbs else at
    if row.channel in done.resting() or morning > at:
        release(row, until=max(morning, at + PAUSE))
        return
    if row.tries > MOST_TRIES:
        # Every worker that took it was lost with it.
        done.ends[record(row, Outcome(Answer.REFUSED, "多次中断，没有发完"), at=at)] += 1
        return
    if CitizenWish.objects.filter(key=row.address_index, stopped_at__isnull=False).exists():
        done.ends[record(row, None, at=now())] += 1
        return
    message = Message(row.key, row.channel, row.address, row.title, row.text, row.link)
    outcome: Outcome = sender.send(message, stamp=int(now().timestamp()))
    done.broken[row.channel] = done.broken[row.channel] + 1 if outcome.answer == Answer.BROKEN else 0
    done.ends[record(row, outcome, at=now())] += 1


def _expire(at: datetime) -> int:
    """What is still open after its last moment is sent no more."""
    late = Delivery.objects.filter(OPEN, until__lte=at).exclude(state=State.SENDING, due_at__gt=at)
    return late.update(state=State.EXPIRED, ended_at=at, lease="")
