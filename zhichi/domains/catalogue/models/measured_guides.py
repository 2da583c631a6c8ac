"""The counts by the guide people were given: what a change of the guide alone brought about."""

from datetime import date
from typing import Any

from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.domains.catalogue.models.measure import Measure
from zhichi.domains.catalogue.rules.measure import Counts, together
from zhichi.foundation.accounts.public import Actor

Guide = tuple[str, int]


def counts_of_guides(actor: Actor, since: date | None, kind: str) -> list[dict[str, Any]]:
    """{title, item, number, since, counts} of each item and version, the newest of an item first. Two statements."""
    rows = Measure.objects.visible_to(actor).since(since).filter(version__kind=kind).exclude(item="")
    found: dict[Guide, list[Counts]] = {}
    for row in rows.order_by("item", "-item_version"):
        found.setdefault((row.item, row.item_version), []).append(row.figures)
    versions = ItemVersion.objects.filter(item__code__in={item for item, _ in found}).values_list(
        "item__code", "version", "title", "effective_from"
    )
    told = {(code, number): (title, day) for code, number, title, day in versions}
    return [
        {
            "title": told.get(guide, (guide[0], None))[0],
            "since": told.get(guide, ("", None))[1],
            "item": guide[0],
            "number": guide[1],
            "counts": together(many),
        }
        for guide, many in found.items()
    ]
