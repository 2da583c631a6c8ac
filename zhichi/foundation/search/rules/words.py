"""Words of the street and what the law calls it: read from data, applied to a query."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhichi.foundation.search.rules.phrases import fold

FORMAT = "zhichi-words/1"
MOST_MEANINGS = 4  # of one query that are searched as well


@dataclass(frozen=True)
class Group:
    """Words that people use for the same trouble; `means` is how guides and laws write it.

    `leads` are (source, code) of what is shown first.
    """

    words: tuple[str, ...]
    means: tuple[str, ...]
    leads: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Words:
    """`readings`: phrases that the dictionary reads otherwise. `skipped`: words that say nothing of the matter.

    `common`: characters that nearly every name of a place holds.
    """

    groups: tuple[Group, ...] = ()
    readings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    skipped: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Meant:
    """What a query may also mean: other queries, what to show first, and the words by which it was understood."""

    queries: tuple[str, ...] = ()
    leads: tuple[tuple[str, str], ...] = ()
    because: tuple[str, ...] = ()


def read_words(document: Any) -> Words:
    """The content of the data file; ValueError with every fault, each with its place."""
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise ValueError(f"format: 要写 {FORMAT}")
    faults: list[str] = []
    seen: dict[str, int] = {}
    for place, group in enumerate(document.get("groups", [])):
        faults += _group_faults(place, group)
        for word in map(fold, group.get("words", [])):
            if word in seen:
                faults.append(f"groups[{place}]: “{word}”在 groups[{seen[word]}] 里已经写过")
            seen[word] = place
    for place, row in enumerate(document.get("readings", [])):
        if len(row.get("phrase", "")) != len(row.get("read", [])) or not row.get("source"):
            faults.append(f"readings[{place}]: 每个字一个读音，并写明出处")
    if faults:
        raise ValueError("；".join(faults))
    groups = tuple(_group(group) for group in document.get("groups", []))
    readings = tuple((row["phrase"], tuple(row["read"])) for row in document.get("readings", []))
    skipped = tuple(sorted(document.get("skipped", []), key=len, reverse=True))
    return Words(groups, readings, skipped, frozenset(document.get("common", "")))


def _group_faults(place: int, group: Mapping[str, Any]) -> Iterable[str]:
    if not group.get("words"):
        yield f"groups[{place}]: 没有写 words"
    if not group.get("means") and not group.get("leads"):
        yield f"groups[{place}]: means 和 leads 至少写一个"
    if not group.get("source"):
        yield f"groups[{place}]: 没有写出处 source"


def _group(group: Mapping[str, Any]) -> Group:
    leads = tuple((source, code) for source, codes in group.get("leads", {}).items() for code in codes)
    return Group(tuple(map(fold, group["words"])), tuple(group.get("means", ())), leads)


def meant(query: str, words: Words) -> Meant:
    """What a query means by the data: the longest word of each group that stands in it counts."""
    said = without_skipped(fold(query), words)
    queries: list[str] = []
    leads: list[tuple[str, str]] = []
    because: list[str] = []
    for group in words.groups:
        word = max((each for each in group.words if each in said), key=len, default="")
        if not word:
            continue
        because.append(word)
        leads += group.leads
        queries += [said.replace(word, f" {meaning} ").strip() for meaning in group.means]
    return Meant(tuple(dict.fromkeys(queries))[:MOST_MEANINGS], tuple(dict.fromkeys(leads)), tuple(because))


def without_skipped(query: str, words: Words) -> str:
    """The query without what says nothing of the matter; itself where nothing else would be left."""
    left = query
    for word in words.skipped:
        left = left.replace(word, " ")
    return " ".join(left.split()) or query


def shared_pairs(query_pairs: Sequence[str], stored: str) -> int:
    """How many pairs of neighbouring characters of a query stand in the stored tokens of a text."""
    return sum(f" {pair[0]} {pair[1]} " in stored for pair in query_pairs)
