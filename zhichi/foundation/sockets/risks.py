"""What rooms find wrong in their own kind of case, live, before a court does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class RiskFound:
    """One fact that endangers a case: `key` of the catalogue of its kind, `words` what exactly, naming nobody.

    `words` say days, never how many days ago: as long as the fact is the same they are the same.
    """

    key: str
    words: str


@dataclass(frozen=True)
class FileCheck:
    """One thing a court looks for in a file: whether it is there."""

    title: str
    article: str
    there: bool


@dataclass(frozen=True)
class RiskSource:
    """For one kind of case. `find`: called with keys of cases and the moment, in a fixed number of statements for any
    number up to a thousand. `check`: what a court looks for in one file, as far as it has come. `hands`: ids of the
    officers who handle it, besides the one whom the case itself names."""

    kind: str
    find: Callable[[Sequence[int], datetime], Mapping[int, Sequence[RiskFound]]]
    check: Callable[[int, datetime], Sequence[FileCheck]]
    hands: Callable[[int], frozenset[int]] = lambda case: frozenset()


RISK_SOURCES: Socket[RiskSource] = Socket("risk sources")
