"""From notices to deliveries: for each notice that is ripe, the copies that go out, in one transaction."""

import secrets
from datetime import datetime, time, timedelta

from django.db import transaction

from zhichi.foundation.notices.actions.channels import senders
from zhichi.foundation.notices.actions.events import events
from zhichi.foundation.notices.actions.links import link_of
from zhichi.foundation.notices.actions.reaching import Way, ways
from zhichi.foundation.notices.actions.sending import write
from zhichi.foundation.notices.actions.standing_in import companions
from zhichi.foundation.notices.actions.wording import Words, Writer
from zhichi.foundation.notices.enums import Audience, Channel, State
from zhichi.foundation.notices.models import Delivery, Notice, QuietHours
from zhichi.foundation.notices.rules import after_quiet
from zhichi.foundation.notices.rules.events import DAYS
from zhichi.foundation.notices.rules.timing import QUIET
from zhichi.foundation.statements.public import insert_all

PORTION = 200
# Said at the end of every short message, so that stopping is as easy as beginning (个人信息保护法§15).
STOP_HINT = "回复TD不再收"


def spread(*, at: datetime, portions: int = 50) -> int:
    """Hand what is ripe to the channels; answers how many deliveries came of it. Safe to run twice and in parallel."""
    made = 0
    for _ in range(portions):
        taken, copies = _portion(at)
        made += copies
        if taken < PORTION:
            break
    return made


def quiet_hours(at: datetime) -> tuple[time, time]:
    held = QuietHours.objects.in_force(at=at)
    return (held.begins, held.ends) if held else QUIET


@transaction.atomic
def _portion(at: datetime) -> tuple[int, int]:
    ripe = Notice.objects.ripe(at=at).select_for_update(skip_locked=True, of=("self",))
    rows = list(ripe.select_related("unit")[:PORTION])
    if not rows:
        return 0, 0
    reached = ways(rows, senders(), at=at)
    writer, quiet = Writer(row.event for row in rows if reached.get(row.pk)), quiet_hours(at)
    copies = [
        _copy(row, way, writer, quiet, at) for row in rows for way in dict.fromkeys(reached.get(row.pk, ()))
    ]
    insert_all(copies)
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(spread_at=at)
    if beside := companions(rows, at=at):
        write(beside, new=False)
    return len(rows), len(copies)


def _copy(notice: Notice, way: Way, writer: Writer, quiet: tuple[time, time], at: datetime) -> Delivery:
    event = events().get(notice.event)
    until = notice.until or notice.at + timedelta(days=event.days if event else DAYS)
    wakes = way.channel != Channel.MAIL and not (event and event.urgent)
    due = after_quiet(at, *quiet) if wakes else at
    link = link_of(notice)
    words = writer.words(notice, link=link)
    late = until <= due
    return Delivery(
        notice=notice,
        channel=way.channel,
        key=secrets.token_hex(16),
        address=way.address,
        address_index=way.index,
        title=words.title[:80],
        text=body(notice, way.channel, words),
        link=link,
        template=words.version,
        state=State.EXPIRED if late else State.WAITING,
        due_at=due,
        disturbs=wakes,
        until=until,
        made_at=at,
        ended_at=at if late else None,
    )


def body(notice: Notice, channel: str, words: Words) -> str:
    """What the copy says: the short text by SMS, the whole text otherwise."""
    if channel == Channel.SMS and notice.audience == Audience.CITIZEN:
        return f"{words.short}{STOP_HINT}"
    return words.text
