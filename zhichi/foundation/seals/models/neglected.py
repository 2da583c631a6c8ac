"""Seals that nobody can use until their manager does something: no keeper any more, a certificate that runs out."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor, Post, Role
from zhichi.foundation.seals.enums import SealForm, SealState
from zhichi.foundation.seals.models.keepership import Keepership
from zhichi.foundation.seals.models.managing import MANAGERS
from zhichi.foundation.seals.models.seal import Seal
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, among, padded, reading

GROUP, EARLY = "用印", timedelta(days=60)


def neglected(actor: Actor, at: datetime) -> list[Waiting]:
    """Of the seals of this manager's own units and those right below. One statement; none for others."""
    units = padded(sorted({post.unit_id for post in actor.posts if post.role in MANAGERS}))
    if not units:
        return []
    slots: dict[str, Any] = {f"unit{n}": unit for n, unit in enumerate(units)}
    rows = _counted(len(units), today=localdate(at), soon=at + EARLY, **slots)
    unkept = sum(count for without, _, count in rows if without)
    ending = sum(count for _, late, count in rows if late)
    url = reverse("seals:seals")
    found = [
        ("没有保管人或者保管人已经离岗的印章", unkept),
        ("证书快到期、到期或者吊销了，要选定新证书的电子印章", ending),
    ]
    return [Waiting(GROUP, title, count, url) for title, count in found if count]


def in_hand(today: date | Slot) -> Exists:
    """Whether somebody keeps the seal (`OuterRef`) who still has the keeper's post there."""
    posts = Post.objects.on(today).filter(
        Q(unit=OuterRef("seal__organ")) | Q(unit=OuterRef("seal__organ__parent")),
        officer=OuterRef("officer"),
        officer__is_active=True,
        role=Role.SEAL_KEEPER.value,
    )
    held = Keepership.objects.filter(
        Exists(posts), seal=OuterRef("pk"), ended_at=None, taken_at__isnull=False
    )
    return Exists(held.filter(Q(until=None) | Q(until__gte=today)))


def lately(soon: datetime | Slot) -> Combinable:
    """An electronic seal whose certificate signs no more, or not much longer; one never certified is unfinished."""
    ends = Q(certificate__valid_to__lte=soon) | Q(certificate__revoked_at__isnull=False)
    asked = ~Q(form=SealForm.PHYSICAL.value) & Q(certificate__isnull=False) & ends
    return ExpressionWrapper(asked, output_field=BooleanField())


@reading
def _counted(
    width: int, /, *, today: Slot, soon: Slot, **units: Slot
) -> QuerySet[Seal, tuple[bool, bool, int]]:
    inside = among("organ", list(units.values())) | among("organ__parent", list(units.values()))
    rows = Seal.objects.filter(inside, state=SealState.ACTIVE.value, valid_from__lte=today).order_by()
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=today))
    return (
        rows.annotate(
            without=~in_hand(today),
            late=lately(soon),
        )
        .values_list("without", "late")
        .annotate(count=Count("pk"))
    )
