"""Copies that wait to be masked or cleared, as the first screen of the office tells them."""

from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.redaction.enums import State
from zhichi.foundation.redaction.models.publication import Publication
from zhichi.foundation.redaction.models.roles import CLEARERS, MASKERS
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, among, padded, reading

GROUP = "公开文书"
TITLES = {State.MASKING: "公开本等遮住个人信息", State.MASKED: "公开本等您审核"}


@reading
def _open(
    masking: int, clearing: int, /, *, own: Slot, **units: Slot
) -> QuerySet[Publication, tuple[str, int, datetime]]:
    """By state, at these desks or in these counties, and what waits for a second person only of another's hand."""
    mine = [units[f"mask{n}"] for n in range(masking)]
    theirs = [units[f"clear{n}"] for n in range(clearing)]
    wanted = Q(state=State.MASKING) & among("paper__case__unit", mine)
    wanted |= (
        Q(state=State.MASKED)
        & ~Q(masked_by=own)
        & (among("paper__case__unit", theirs) | among("paper__case__county_unit", theirs))
    )
    rows = Publication.objects.filter(wanted).order_by()
    return rows.values_list("state").annotate(count=Count("pk"), since=Min("begun_at"))


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`: one statement."""
    masking, clearing = _units(actor, MASKERS), _units(actor, CLEARERS)
    if not masking and not clearing:
        return []
    # Nobody's desk stands where a list would be empty.
    masking, clearing = masking or (0,), clearing or (0,)
    units = {f"mask{n}": unit for n, unit in enumerate(masking)}
    units |= {f"clear{n}": unit for n, unit in enumerate(clearing)}
    told = _open(len(masking), len(clearing), own=f"officer:{actor.officer_id}", **units)
    return [
        Waiting(
            GROUP,
            TITLES[State(state)],
            count,
            f"{reverse('redaction:office')}?tab={state}",
            since=localdate(since),
        )
        for state, count, since in told
    ]


def _units(actor: Actor, roles: frozenset[str]) -> tuple[int, ...]:
    return padded(sorted({post.unit_id for post in actor.posts if post.role in roles}))
