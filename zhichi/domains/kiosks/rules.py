"""What a kiosk forgets when, and what a card reader's word is worth. Values and texts only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from zhichi.kernel.ids import IdError, citizen_id

# domain.md §1.4: a public device forgets its reader after a minute without a touch, seen coming.
IDLE_SECONDS = 60
WARN_SECONDS = 20
# A card is wanted for so long, and what it said is kept for so long when nobody ends the use.
CARD_WANTED_FOR = timedelta(seconds=60)
CARD_KEPT_FOR = timedelta(minutes=10)
# An activation code is typed at the machine while somebody stands before it.
CODE_LIVES_FOR = timedelta(minutes=15)
# A clerk says that he helped once he is back at his desk.
HELP_TOLD_WITHIN = timedelta(hours=1)
# How far the reader's clock may be from ours before its word counts as an old one said again.
CLOCK_SLACK = timedelta(minutes=2)
LONGEST = {"name": 60, "address": 200}


class CardError(ValueError):
    """What the reader sent is no card; `str()` is a sentence for its log."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a resident identity card and is asked for: nothing else is taken over."""

    name: str
    number: str
    address: str = ""

    def told(self) -> dict[str, str]:
        return {"name": self.name, "id_number": self.number, "address": self.address}


def card_of(body: Any) -> Card:
    """The card in a reader's message `{"name", "number", "address"?}`; CardError for anything else."""
    if not isinstance(body, Mapping):
        raise CardError("the message is not an object")
    texts = {}
    for key in ("name", "number", "address"):
        value = body.get(key, "")
        if not isinstance(value, str) or len(value.strip()) > LONGEST.get(key, 18):
            raise CardError(f"{key} is no text of a card")
        texts[key] = value.strip()
    if not texts["name"]:
        raise CardError("name is empty")
    try:
        number = citizen_id(texts["number"]).number
    except IdError as error:
        raise CardError(str(error)) from error
    return Card(texts["name"], number, texts["address"])


def is_fresh(sent: datetime, now: datetime) -> bool:
    return abs(now - sent) <= CLOCK_SLACK
