"""Entries, their payloads, seals and their leaves."""

from zhichi.foundation.ledger.models.entry import Entry
from zhichi.foundation.ledger.models.payload import Payload
from zhichi.foundation.ledger.models.seal import Seal
from zhichi.foundation.ledger.models.seal_leaf import SealLeaf

__all__ = ["Entry", "Payload", "Seal", "SealLeaf"]
