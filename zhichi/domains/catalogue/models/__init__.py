"""The tables of the room."""

from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.article_change import ArticleChange
from zhichi.domains.catalogue.models.article_reading import ArticleReading
from zhichi.domains.catalogue.models.change_withdrawal import ChangeWithdrawal
from zhichi.domains.catalogue.models.cited_text import CitedText
from zhichi.domains.catalogue.models.commitment import Commitment
from zhichi.domains.catalogue.models.item import Item
from zhichi.domains.catalogue.models.item_draft import ItemDraft
from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.domains.catalogue.models.late_case import LateCase
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.law_stamp import LawStamp
from zhichi.domains.catalogue.models.law_version import LawVersion
from zhichi.domains.catalogue.models.measure import Counted, Measure
from zhichi.domains.catalogue.models.power import Power
from zhichi.domains.catalogue.models.power_adjustment import PowerAdjustment
from zhichi.domains.catalogue.models.power_version import PowerVersion
from zhichi.domains.catalogue.models.proof import Proof

__all__ = [
    "Article",
    "ArticleChange",
    "ArticleReading",
    "ChangeWithdrawal",
    "CitedText",
    "Commitment",
    "Counted",
    "Item",
    "ItemDraft",
    "ItemVersion",
    "LateCase",
    "Law",
    "LawStamp",
    "LawVersion",
    "Measure",
    "Power",
    "PowerAdjustment",
    "PowerVersion",
    "Proof",
]
