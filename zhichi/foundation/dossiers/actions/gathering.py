"""What belongs into a file now: every part asked, in the order of its composition."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.dossiers.rules.composition import Composition
from zhichi.foundation.sockets.public import DOSSIER_PARTS, DossierItem
from zhichi.foundation.statements.public import Slot, reading

Item = tuple[str, DossierItem]


def gathered(case: Case, rule: Composition) -> list[Item]:
    """(part, item) of everything, arranged; within one place as the parts have it, by their order."""
    parts = sorted(DOSSIER_PARTS, key=lambda part: part.order)
    found = [(part.key, item) for part in parts for item in part.items(case)]
    return sorted(found, key=lambda one: rule.place_of(one[1].key))


def lacking(case: Case, rule: Composition, items: Sequence[Item]) -> tuple[str, ...]:
    """What must be there by now and is not. One statement."""
    done = frozenset(verbs_of(case=case.pk))
    return rule.lacking({item.key for _, item in items}, done)


@reading
def verbs_of(*, case: Slot) -> QuerySet[Act, Any]:
    return Act.objects.filter(case=case).order_by().values_list("verb", flat=True)
