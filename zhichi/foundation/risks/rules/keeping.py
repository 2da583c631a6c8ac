"""What is kept of a case, held against what was found now."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zhichi.foundation.risks.enums import State


@dataclass(frozen=True)
class Kept:
    """One that is not gone: its row, its signal, what it said, where it stands."""

    pk: int
    key: str
    words: str
    state: str


@dataclass(frozen=True)
class Change:
    """To raise (`kept` None) or to let go. A fact that changed is let go and raised anew, so that a reason given for
    the old one does not cover the new."""

    what: Literal["raise", "remove"]
    key: str
    words: str
    kept: Kept | None = None


def changes(kept: Sequence[Kept], found: Collection[tuple[str, str]]) -> Iterator[Change]:
    """`found`: (key, words). What stands as it stood changes nothing, also when somebody gave a reason for it."""
    now = set(found)
    before = {(one.key, one.words): one for one in kept if one.state != State.GONE}
    for (key, words), one in before.items():
        if (key, words) not in now:
            yield Change("remove", key, words, one)
    for key, words in sorted(now - set(before)):
        yield Change("raise", key, words)
