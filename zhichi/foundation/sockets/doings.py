"""What can be begun from the page of a place or of a service item: rooms register it, pages show it as buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhichi.foundation.sockets.items import ServiceItem
from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class Doing:
    """A button: its words, where it leads, a sentence beside it, and the icon."""

    title: str
    url: str
    words: str = ""
    icon: str = "calendar"


# Called with (place as its room keeps it, day); at most one statement.
PLACE_DOINGS: Socket[Callable[[Any, date], list[Doing]]] = Socket("doings at places")
# Called with (service item, day); no statement.
ITEM_DOINGS: Socket[Callable[[ServiceItem, date], list[Doing]]] = Socket("doings of items")
