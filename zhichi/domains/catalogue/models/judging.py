"""Every fault of an item on a day: its own, and those of the law it stands on."""

from datetime import date
from typing import Any

from zhichi.domains.catalogue.models.ended import basis_sentences
from zhichi.domains.catalogue.models.known import known_to_items
from zhichi.domains.catalogue.rules.item_known import ItemFault
from zhichi.domains.catalogue.rules.item_shape import faults_of_item
from zhichi.domains.catalogue.rules.item_words import citations


def item_faults(document: Any, day: date) -> list[ItemFault]:
    """Faults on the day it would begin; an article without force is one, wherever the item names it."""
    code = str(document.get("code", "")) if isinstance(document, dict) else ""
    faults = faults_of_item(document, known_to_items(day, code))
    if faults:
        return faults
    said = basis_sentences(citations(document), day)
    return [ItemFault(("basis",), sentence) for sentence in said]
