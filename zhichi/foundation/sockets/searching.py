"""What citizens may search: every room says which of its things can be found, and under which words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class Findable:
    """One public thing. Never personal data: what is written here is read by everybody.

    `key` is unique in its source; `title` is what people tap; `note` a sentence beneath it; `text` further words by
    which it is found and which nobody sees. `level` 0 stands before 1. It is found from `begins_on` until the day
    before `ends_on`.
    """

    key: str
    title: str
    url: str
    note: str = ""
    text: str = ""
    level: int = 0
    begins_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class SearchSource:
    """A room with things to be found: `documents()` gives all of them, for filling the index anew.

    `order` counts in tens and decides between equally good answers; `levels` is how many there are. A `small` source
    has hundreds of things and not thousands, so that it can be asked for what only loosely fits. What a `fileable`
    source has at level 0 can be filed here and stands before the rest.
    """

    title: str
    order: int
    documents: Callable[[], Iterable[Findable]]
    levels: int = 1
    small: bool = False
    fileable: bool = False


# By a name of lower-case letters: documents are kept under it.
SEARCH_SOURCES: Socket[SearchSource] = Socket("search sources")
