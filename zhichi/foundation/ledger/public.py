"""The door of `foundation.ledger`."""

from zhichi.foundation.ledger.actions import erase_payload, seal_day, seal_days
from zhichi.foundation.ledger.models import Entry, Seal
from zhichi.foundation.ledger.models.chain import (
    LedgerRaceError,
    append,
    entries_of,
    newest_entry,
    payload_bytes_of,
    payload_of,
)
from zhichi.foundation.ledger.models.many import append_many
from zhichi.foundation.ledger.models.proofs import proof_of, sealed_on, whole_proof_of
from zhichi.foundation.ledger.rules.formats import LedgerError

__all__ = [
    "Entry",
    "LedgerError",
    "LedgerRaceError",
    "Seal",
    "append",
    "append_many",
    "entries_of",
    "erase_payload",
    "newest_entry",
    "payload_bytes_of",
    "payload_of",
    "proof_of",
    "seal_day",
    "seal_days",
    "sealed_on",
    "whole_proof_of",
]
