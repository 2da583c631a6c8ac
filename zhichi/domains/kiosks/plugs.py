"""What this room offers: its page in the office's menu, calls that wait, old cards forgotten, a card for the form."""

from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from zhichi.domains.kiosks.access import HELPERS, READERS
from zhichi.domains.kiosks.actions import card_at, forget_old_cards
from zhichi.domains.kiosks.middleware import screen_of
from zhichi.domains.kiosks.models import Call
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.sockets.public import (
    OFFICE_PAGES,
    PERIODIC,
    PERSON_READ,
    WAITING,
    OfficePage,
    Periodic,
    Waiting,
)
from zhichi.foundation.statements.public import Slot, padded, reading

ROLES = frozenset(role.value for role in READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    OFFICE_PAGES.register("kiosks", OfficePage("自助终端", "kiosks:kiosks", ROLES, 540))
    PERIODIC.register("kiosks.cards", Periodic("清除读过的证件", 60, forget_old_cards))
    PERSON_READ.register("kiosks", card_of)
    WAITING.register("kiosks", waiting)


def card_of(request: HttpRequest) -> dict[str, str]:
    screen = screen_of(request)
    return card_at(screen.kiosk.pk, timezone.now()) if screen else {}


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Calls from kiosks of the officer's points. One statement; none for who does not help there."""
    if not any(actor.has(role) for role in HELPERS):
        return []
    paths = {f"path{n}": path for n, path in enumerate(padded(actor.paths(*HELPERS)))}
    url = reverse("kiosks:kiosks")
    return [
        Waiting("自助终端", "有人在自助终端旁等您帮忙", count, url, since=localdate(since))
        for _, count, since in _called(len(paths), **paths)
    ]


@reading
def _called(width: int, /, **paths: Slot) -> QuerySet[Call, tuple[datetime | None, int, datetime]]:
    """Open calls at points of these branches: one row, or none."""
    inside = Q(pk__in=[])
    for path in paths.values():
        inside |= Q(kiosk__point__unit__path__startswith=path)
    calls = Call.objects.open().filter(inside).order_by()
    return calls.values_list("answered_at").annotate(Count("pk"), Min("called_at"))
