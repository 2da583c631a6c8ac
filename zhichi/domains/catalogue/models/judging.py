"""Every fault of an item on a day: its own, and those of the law it stands on."""

from datetime import date
from typing import Any

from zhichi.domains.catalogue.models.known import known_to_items
from zhichi.domains.catalogue.rules.item_shape import ItemFault, faults_of_item
from zhichi.domains.catalogue.rules.item_words import citations
from zhichi.foundation.sockets.public import BASIS_CHECKS


def item_faults(document: Any, day: date) -> list[ItemFault]:
    """Faults on the day it would begin; an article without force is one, wherever the item names it."""
    faults = faults_of_item(document, known_to_items(day))
    if faults:
        return faults
    said = (check(basis, day) for check in BASIS_CHECKS for basis in citations(document))
    return [ItemFault(("basis",), sentence) for sentence in said if sentence]
