"""One character wrong, missing or too many: which texts come that near to a phrase."""

import re
from collections.abc import Sequence
from functools import lru_cache

from zhichi.foundation.search.rules.phrases import BREAK

SHORTEST = 3  # tokens: a phrase of two with one of them wrong says nothing
LONGEST = 16
SHORT = 5  # up to here every place is asked for by itself


def repairable(phrase: Sequence[str]) -> bool:
    return SHORTEST <= len(phrase) <= LONGEST and BREAK not in phrase


def halves(phrase: Sequence[str]) -> list[tuple[Sequence[str], Sequence[str]]]:
    """What stands before and after each character that may be the wrong one.

    In a near text both halves of one of them stand in order, with at most two tokens between: none where the character
    was too many, one where it was wrong, itself and the missing one where one is missing beside it.
    """
    return [(phrase[:place], phrase[place + 1 :]) for place in range(len(phrase))]


def candidates(phrase: Sequence[str]) -> list[tuple[Sequence[str], Sequence[str]]]:
    """Fewer halves that every near text satisfies, for asking an index: `pattern` still decides.

    In a long phrase one half of it stands unharmed wherever the fault lies in the other one, and needs one question.
    """
    middle = len(phrase) // 2
    if len(phrase) <= SHORT:
        return halves(phrase)
    return [*halves(phrase)[:middle], (phrase[:middle], phrase[:0])]


def unharmed(phrase: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Two halves: one character can spoil only one of them, so a near text holds the other as it is."""
    middle = len(phrase) // 2
    return phrase[:middle], phrase[middle:]


def harmed(phrase: Sequence[str]) -> tuple[str, str]:
    """What to look for beside an unharmed first half, and beside an unharmed second one: `pattern` still decides.

    Regular expressions over stored tokens of phrases longer than SHORT. An engine that builds its automaton anew for
    every row (PostgreSQL) reads them in a fraction of the time of the whole pattern.
    """
    first, second = unharmed(phrase)
    beside = re.escape(first[-1]), re.escape(second[0])
    return f" {beside[0]} ([^ ]+ )?({_ways(second)}) ", f" ({_ways(first)})( [^ ]+)? {beside[1]} "


def _ways(phrase: Sequence[str]) -> str:
    """A regular expression: the phrase itself, or with one token wrong, missing or too many inside of it."""
    ways = []
    for before, after in halves(phrase):
        left, right = (" ".join(map(re.escape, half)) for half in (before, after))
        ways.append(f"{left} ([^ ]+ )?{right}" if left and right else left or right)
    for place in range(1, len(phrase)):
        left, right = (" ".join(map(re.escape, half)) for half in (phrase[:place], phrase[place:]))
        ways.append(f"{left} [^ ]+ {right}")
    return "|".join(ways)


def pattern(phrase: Sequence[str]) -> str:
    """A regular expression over stored tokens (` 法 律 `), the same for Python, SQLite and PostgreSQL."""
    return f" ({_ways(phrase)}) "


def is_near(phrase: Sequence[str], stored: str) -> bool:
    """Whether the stored tokens of a text hold the phrase with at most one character wrong, missing or too many."""
    return _compiled(tuple(phrase)).search(stored) is not None


@lru_cache(maxsize=64)
def _compiled(phrase: tuple[str, ...]) -> re.Pattern[str]:
    """One query holds its phrase against hundreds of titles."""
    return re.compile(pattern(phrase))
