"""What is asked of the index, before any database is named."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that stand side by side in a column; of the last only the beginning where `begun`."""

    column: str
    tokens: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Documents that hold every one of these phrases. `either`: each may stand in the title or in the text."""

    phrases: tuple[Phrase, ...]
    either: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Documents that hold these tokens with one of them wrong, missing or too many, in one column."""

    column: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Documents that hold at least one of these pairs of characters, in title or text."""

    pairs: tuple[str, ...]


Wanted = All | Near | Some


def in_column(column: str, phrases: Sequence[Sequence[str]]) -> All:
    return All(tuple(Phrase(column, tuple(phrase)) for phrase in phrases))
