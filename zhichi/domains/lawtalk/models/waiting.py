"""Answers that wait to be drafted or cleared, as the first screen of the office tells them."""

from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.models.public_answer import PublicAnswer
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, among, padded, reading

GROUP = "为群众服务"


@reading
def _open(width: int, /, *, own: Slot, **units: Slot) -> QuerySet[PublicAnswer, tuple[str, int, datetime]]:
    """By state what lies at these desks and was not drafted by the reader himself."""
    mine = Q(state=State.ALLOWED) | Q(state=State.DRAFTED) & ~Q(drafted_by=own)
    rows = PublicAnswer.objects.filter(mine, among("case__unit", units.values())).order_by()
    return rows.values_list("state").annotate(count=Count("pk"), since=Min("allowed_at"))


def desk_of(actor: Actor) -> Q:
    """Answers whose consultation lies at a desk of the actor's."""
    units = [post.unit_id for post in actor.posts if post.role in REGISTRARS]
    return Q(case__unit__in=units)


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`: one statement."""
    units = padded(sorted({post.unit_id for post in actor.posts if post.role in REGISTRARS}))
    if not units:
        return []
    desks = {f"unit{n}": unit for n, unit in enumerate(units)}
    told = _open(len(units), own=f"officer:{actor.officer_id}", **desks)
    titles = {State.ALLOWED: "问答等起草公开稿", State.DRAFTED: "问答公开稿等您核对"}
    return [
        Waiting(
            GROUP,
            titles[State(state)],
            count,
            f"{reverse('lawtalk:office')}?tab={state}",
            since=localdate(since),
        )
        for state, count, since in told
    ]
