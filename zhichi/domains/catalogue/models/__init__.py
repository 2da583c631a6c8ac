"""The tables of the room."""

from zhichi.domains.catalogue.models.item import Item, ItemDraft, ItemVersion
from zhichi.domains.catalogue.models.law import Article, ArticleChange, Law, LawVersion
from zhichi.domains.catalogue.models.measure import Counted, Measure
from zhichi.domains.catalogue.models.power import Power, PowerAdjustment, PowerVersion
from zhichi.domains.catalogue.models.proof import Commitment, Proof

__all__ = [
    "Article",
    "ArticleChange",
    "Commitment",
    "Counted",
    "Item",
    "ItemDraft",
    "ItemVersion",
    "Law",
    "LawVersion",
    "Measure",
    "Power",
    "PowerAdjustment",
    "PowerVersion",
    "Proof",
]
