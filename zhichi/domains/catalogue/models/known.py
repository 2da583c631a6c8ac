"""What an item may name on a day: procedures, forms, proofs, limits, powers, services of the points."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Min, Q

from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.domains.catalogue.models.power_version import PowerVersion
from zhichi.domains.catalogue.models.proof import Proof
from zhichi.domains.catalogue.models.standing import register
from zhichi.domains.catalogue.rules.item_known import KnownToItems
from zhichi.foundation.forms.public import FormVersion
from zhichi.foundation.procedures.public import FiledBy, ProcedureVersion
from zhichi.foundation.sockets.public import PLACE_FINDERS
from zhichi.foundation.timelimits.public import Limit


def known_to_items(day: date, code: str = "") -> KnownToItems:
    """What is in force on the day that the item `code` begins. Ten statements at most."""
    laws = register()
    filings = filings_on(day)
    begun = FormVersion.objects.standing().filter(effective_from__lte=day)
    forms = begun.values_list("key", "version")
    proofs = Proof.objects.filter(Q(effective_to=None) | Q(effective_to__gt=day), effective_from__lte=day)
    limits = Limit.objects.in_force(day).enabled().reverse()
    others = ItemVersion.objects.filter(Q(effective_to=None) | Q(effective_to__gt=day)).exclude(
        item__code=code
    )
    told = list(others.values_list("item_code", "title", "document__authority"))
    return KnownToItems(
        kinds=frozenset(filings),
        internal=frozenset(kind for kind, filing in filings.items() if filing.get("by") == FiledBy.OFFICER),
        form_of={kind: str(filing.get("form", "")) for kind, filing in filings.items()},
        forms=frozenset(f"{key}@{version}" for key, version in forms),
        proofs=frozenset(proofs.values_list("key", flat=True)),
        point_items=frozenset(PLACE_FINDERS.get("points").items),
        # The newest version of a key comes last and stays.
        limits={key: (n, unit) for key, n, unit in limits.values_list("key", "n", "unit")},
        law=lambda basis: laws.faults(basis, day),
        powers=powers_on(day),
        codes={number: title for number, title, _ in told if number},
        bodies={
            held["decides"]: held["credit_code"] for _, _, held in told if held and held.get("credit_code")
        },
    )


def filings_on(day: date) -> dict[str, Mapping[str, object]]:
    """By kind, how a case begins under the version in force on a day."""
    begun = ProcedureVersion.objects.standing().filter(effective_from__lte=day)
    rows = begun.order_by("effective_from", "version")
    return {row.kind: row.document["filing"] for row in rows}


def powers_on(day: date) -> dict[str, str]:
    """Code -> type of the list on a day; before there was a list, what its first day says."""
    first = PowerVersion.objects.aggregate(Min("effective_from"))["effective_from__min"]
    listed = PowerVersion.objects.in_force(max(day, first) if first else day)
    return dict(listed.values_list("power__code", "type"))
