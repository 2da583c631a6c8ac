"""Why cases were sent back, in the words of the item: which of its materials the notice names."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.foundation.cases.public import Record
from zhichi.foundation.procedures.public import FieldType, procedure_of

OTHER = "没有写到清单里的材料"


@dataclass(frozen=True)
class Words:
    """What a version's notices are read with: the verbs that send back, their choices, the materials of the item."""

    returns: frozenset[str]
    chosen: frozenset[str]
    titles: tuple[str, ...]


def words_of_version(version_id: int, returns: frozenset[str]) -> Words:
    """One statement, and none where no verb sends back."""
    titles = material_titles(procedure_of(version_id).kind) if returns else []
    return Words(returns, _choices(version_id, returns), tuple(titles))


def reasons_of(pks: Sequence[int], words: Words) -> dict[int, list[str]]:
    """By case: for each notice the choices it made and the materials of the item that its words name.

    Free words themselves are not kept: they may name a person. One statement, and none where no verb sends back.
    """
    if not words.returns:
        return {}
    found: dict[int, list[str]] = {}
    notices = Record.objects.filter(case__in=pks, act__verb__in=words.returns).order_by("pk")
    for case, data in notices.values_list("case_id", "data"):
        said = {line["name"]: line["value"] for line in data}
        reasons = [value for name, value in said.items() if name in words.chosen]
        free = " ".join(value for name, value in said.items() if name not in words.chosen)
        reasons += [title for title in words.titles if title in free]
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
