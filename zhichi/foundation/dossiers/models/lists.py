"""The lists of files that officers look through."""

from collections.abc import Callable
from datetime import date

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.dossiers.enums import DossierState
from zhichi.foundation.dossiers.models.dossier import Dossier, DossierQuerySet

Narrow = Callable[[DossierQuerySet, date], DossierQuerySet]
# By the word in the address: title, and how the list is narrowed.
LISTS: dict[str, tuple[str, Narrow]] = {
    "frozen": ("已固定", lambda found, _: found.filter(state=DossierState.FROZEN)),
    "archived": ("已归档", lambda found, _: found.filter(state=DossierState.ARCHIVED)),
    "incomplete": ("缺材料", lambda found, _: found.incomplete()),
    "late": ("有补入", lambda found, _: found.late()),
    "ended": ("保管期满", lambda found, today: found.ended(on=today)),
    "held": ("暂停销毁", lambda found, _: found.filter(held=True)),
    "destroyed": ("已销毁", lambda found, _: found.filter(state=DossierState.DESTROYED)),
}


def listed(actor: Actor, which: str, today: date) -> DossierQuerySet:
    """One list within what the actor may know of, newest first."""
    found = LISTS[which][1](Dossier.objects.visible_to(actor), today)
    return found.select_related("case__region", "case__version").order_by("-frozen_at", "-pk")
