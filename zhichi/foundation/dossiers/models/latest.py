"""A case's file as it stands, with its last freeze: one statement, built once."""

from django.db.models import QuerySet

from zhichi.foundation.dossiers.models.dossier import Dossier
from zhichi.foundation.dossiers.models.freeze import Freeze
from zhichi.foundation.statements.public import Slot, reading


@reading
def freezes_of(*, case: Slot) -> QuerySet[Freeze, Freeze]:
    """Oldest first, each with its file."""
    return Freeze.objects.filter(dossier__case=case).select_related("dossier").order_by("seq")


@reading
def dossiers_of(*, case: Slot) -> QuerySet[Dossier, Dossier]:
    return Dossier.objects.filter(case=case)
