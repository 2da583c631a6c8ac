"""The door of `foundation.ledger`."""

from zhichi.foundation.ledger.models import Entry
from zhichi.foundation.ledger.models.chain import LedgerRaceError, append, entries_of, payload_of
from zhichi.foundation.ledger.rules.formats import LedgerError

__all__ = ["Entry", "LedgerError", "LedgerRaceError", "append", "entries_of", "payload_of"]
