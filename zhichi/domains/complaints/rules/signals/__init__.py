"""What endangers a complaint, as functions of what its file holds (domain.md §3.11)."""

from collections.abc import Iterator
from datetime import date

from zhichi.domains.complaints.rules.signals.alike import alike
from zhichi.domains.complaints.rules.signals.beginning import beginning
from zhichi.domains.complaints.rules.signals.checking import ItemSeen, items_seen
from zhichi.domains.complaints.rules.signals.deciding import deciding
from zhichi.domains.complaints.rules.signals.facts import (
    Attempt,
    CaseFacts,
    ClockSeen,
    Did,
    PaperSeen,
    ServiceSeen,
)
from zhichi.domains.complaints.rules.signals.handling import handling
from zhichi.domains.complaints.rules.signals.serving import serving

__all__ = [
    "Attempt",
    "CaseFacts",
    "ClockSeen",
    "Did",
    "ItemSeen",
    "PaperSeen",
    "ServiceSeen",
    "items_seen",
    "signals_in",
]

RULES = (beginning, handling, deciding, serving, alike)


def signals_in(facts: CaseFacts, *, today: date) -> Iterator[tuple[str, str]]:
    """(key, what exactly) of everything that stands against it today. A merged or withdrawn one decides nothing."""
    for rule in RULES:
        yield from rule(facts, today)
