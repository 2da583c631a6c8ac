"""The door of `domains.catalogue`."""

from zhichi.domains.catalogue.enums import LawKind, MaterialSource, PowerType
from zhichi.domains.catalogue.models import Item, ItemVersion, Law, Power, PowerVersion, Proof

__all__ = [
    "Item",
    "ItemVersion",
    "Law",
    "LawKind",
    "MaterialSource",
    "Power",
    "PowerType",
    "PowerVersion",
    "Proof",
]
