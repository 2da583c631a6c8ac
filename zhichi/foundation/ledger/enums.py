"""Ledger codes of the room itself."""

from enum import StrEnum


class Code(StrEnum):
    SEAL_MADE = "ledger.seal.made"
    PAYLOAD_ERASED = "ledger.payload.erased"
