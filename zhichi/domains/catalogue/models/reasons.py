"""Why cases were sent back, in the words of the item: which of its materials the notice names."""

from collections.abc import Sequence

from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.foundation.cases.public import Record
from zhichi.foundation.procedures.public import FieldType, procedure_of

OTHER = "没有写到清单里的材料"


def reasons_of(pks: Sequence[int], version_id: int, returns: frozenset[str]) -> dict[int, list[str]]:
    """By case: for each notice the choices it made and the materials of the item that its words name.

    Free words themselves are not kept: they may name a person. Two statements, and none where no verb sends back.
    """
    if not returns:
        return {}
    titles = material_titles(procedure_of(version_id).kind)
    chosen = _choices(version_id, returns)
    found: dict[int, list[str]] = {}
    notices = Record.objects.filter(case__in=pks, act__verb__in=returns).order_by("pk")
    for case, data in notices.values_list("case_id", "data"):
        said = {line["name"]: line["value"] for line in data}
        reasons = [value for name, value in said.items() if name in chosen]
        words = " ".join(value for name, value in said.items() if name not in chosen)
        reasons += [title for title in titles if title in words]
        found.setdefault(case, []).extend(reasons or [OTHER])
    return found


def material_titles(kind: str) -> list[str]:
    """Titles of the materials of every version of the items of a kind."""
    documents = ItemVersion.objects.filter(kind=kind).values_list("document", flat=True)
    return sorted({material["title"] for document in documents for material in document["materials"]})


def _choices(version_id: int, returns: frozenset[str]) -> frozenset[str]:
    verbs = procedure_of(version_id).verbs
    return frozenset(
        field.name
        for name in returns
        for field in verbs[name].fields
        if field.type in {FieldType.CHOICE, FieldType.CHOICES}
    )
