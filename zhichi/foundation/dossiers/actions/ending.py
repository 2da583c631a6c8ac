"""Finished cases: the rest of their file is frozen, and the time it is kept begins. The housekeeper's round."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.cases.public import Case, hold
from zhichi.foundation.dossiers.actions.freezing import freeze
from zhichi.foundation.dossiers.enums import DossierState, FreezeKind
from zhichi.foundation.dossiers.models import Dossier, composition_of
from zhichi.foundation.dossiers.rules.composition import keep_until
from zhichi.foundation.statements.public import change_one

AT_ONCE = 50
FINISHED = Q(closed_at__isnull=False) | Q(archived_at__isnull=False)


@transaction.atomic
def end(*, case: Case, by: Actor, at: datetime) -> Dossier | None:
    """Freeze what is left of a finished case and archive its file; None when it is not finished, or is archived."""
    hold(case)
    case.refresh_from_db()
    ended_at = case.archived_at or case.closed_at
    dossier = Dossier.objects.filter(case=case).first()
    if ended_at is None or (dossier is not None and dossier.state != DossierState.FROZEN):
        return None
    if dossier is None and not composition_of(case.kind).at_end:
        return None
    freeze(case=case, kind=FreezeKind.END, by=by, at=at)
    dossier = Dossier.objects.get(case=case)
    until = keep_until(dossier.keeping, localdate(ended_at))
    change_one(dossier, state=DossierState.ARCHIVED.value, archived_at=at, keep_until=until)
    return dossier


def end_finished(*, at: datetime, most: int = AT_ONCE) -> int:
    """Some finished cases whose file is not archived yet, the longest finished first; answers how many."""
    waiting = Case.objects.filter(FINISHED).exclude(
        dossier__state__in=[DossierState.ARCHIVED, DossierState.DESTROYED]
    )
    some = list(waiting.select_related("unit", "county_unit").order_by("closed_at", "pk")[:most])
    return sum(end(case=case, by=SYSTEM, at=at) is not None for case in some)
