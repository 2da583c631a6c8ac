"""What an item may name on a day: procedures, forms, proofs, limits, services of the points."""

from datetime import date

from django.db.models import Q

from zhichi.domains.catalogue.models.proof import Proof
from zhichi.domains.catalogue.models.standing import register
from zhichi.domains.catalogue.rules.item_shape import KnownToItems
from zhichi.foundation.forms.public import FormVersion
from zhichi.foundation.procedures.public import ProcedureVersion
from zhichi.foundation.sockets.public import PLACE_FINDERS
from zhichi.foundation.timelimits.public import Limit


def known_to_items(day: date) -> KnownToItems:
    """What is in force on the day that an item begins. Seven statements at most."""
    laws = register()
    kinds = ProcedureVersion.objects.filter(effective_from__lte=day).values_list("kind", flat=True)
    forms = FormVersion.objects.filter(effective_from__lte=day).values_list("key", "version")
    proofs = Proof.objects.filter(Q(effective_to=None) | Q(effective_to__gt=day), effective_from__lte=day)
    limits = Limit.objects.in_force(day).enabled().reverse()
    return KnownToItems(
        kinds=frozenset(kinds),
        forms=frozenset(f"{key}@{version}" for key, version in forms),
        proofs=frozenset(proofs.values_list("key", flat=True)),
        point_items=frozenset(PLACE_FINDERS.get("points").items),
        # The newest version of a key comes last and stays.
        law=lambda basis: laws.faults(basis, day),
        limits={key: (n, unit) for key, n, unit in limits.values_list("key", "n", "unit")},
    )
