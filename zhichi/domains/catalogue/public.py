"""The door of `domains.catalogue`."""

from zhichi.domains.catalogue.actions.adjusting import open_adjustment, write_proposal
from zhichi.domains.catalogue.actions.article_changes import ChangeDraft, ChangeError, record_change
from zhichi.domains.catalogue.actions.items import ItemError, end_item, publish_item
from zhichi.domains.catalogue.actions.measuring import count_all
from zhichi.domains.catalogue.actions.promising import settle_promise, verify_promise
from zhichi.domains.catalogue.actions.withdrawing import ask_withdrawal, withdraw_change
from zhichi.domains.catalogue.enums import LawKind, MaterialSource, PowerType
from zhichi.domains.catalogue.models import (
    Article,
    ArticleChange,
    Commitment,
    Item,
    ItemDraft,
    ItemVersion,
    Law,
    Power,
    PowerVersion,
    Proof,
)
from zhichi.domains.catalogue.models.ended import MEMORY
from zhichi.domains.catalogue.rules.item_elements import unsaid
from zhichi.domains.catalogue.rules.promising import words_of

__all__ = [
    "MEMORY",
    "Article",
    "ArticleChange",
    "ChangeDraft",
    "ChangeError",
    "Commitment",
    "Item",
    "ItemDraft",
    "ItemError",
    "ItemVersion",
    "Law",
    "LawKind",
    "MaterialSource",
    "Power",
    "PowerType",
    "PowerVersion",
    "Proof",
    "ask_withdrawal",
    "count_all",
    "end_item",
    "open_adjustment",
    "publish_item",
    "record_change",
    "settle_promise",
    "unsaid",
    "verify_promise",
    "withdraw_change",
    "words_of",
    "write_proposal",
]
