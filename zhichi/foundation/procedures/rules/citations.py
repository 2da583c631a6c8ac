"""Where a document cites law: what it is based on, what its papers tell, and articles named in its sentences."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

# Only with an article: 《补正通知书》 is the name of a paper.
IN_WORDS = re.compile(
    r"《[^《》]{2,60}》(?:（[^（）]{1,40}）)?第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十\d]+)?"
)


class Cited(NamedTuple):
    """One citation as it is written. `place` is that of a fault; `part`: basis, identity, remedy, words or paper."""

    place: str
    part: str
    basis: str


def citations(document: Mapping[str, Any]) -> Iterator[Cited]:
    """Every citation of a document of the right form, but those of the time limits it names."""
    yield from _one("basis", "basis", document.get("basis", ""))
    for name, state in document["states"].items():
        yield from _words(f"states.{name}", "words", [state.get("public", "")])
    yield from _one("filing.identity", "identity", document["filing"].get("identity", {}).get("basis", ""))
    yield from _part("filing", document["filing"])
    for name, verb in document["verbs"].items():
        yield from _part(f"verbs.{name}", verb)


def _part(place: str, part: Mapping[str, Any]) -> Iterator[Cited]:
    yield from _one(f"{place}.basis", "basis", part.get("basis", ""))
    told = [part.get("milestone", {}).get("text", ""), part.get("help", "")]
    yield from _words(f"{place}.milestone", "words", told)
    yield from record_citations(f"{place}.record", part.get("record", {}))


def record_citations(place: str, record: Mapping[str, Any]) -> Iterator[Cited]:
    """What a paper tells of law: the articles of its remedies and those in its sentences."""
    for remedy in record.get("remedy", ()):
        yield from _one(place, "remedy", remedy["article"])
    yield from _words(place, "paper", record.get("text", ()))


def _one(place: str, part: str, basis: str) -> Iterator[Cited]:
    if basis.strip():
        yield Cited(place, part, basis)


def _words(place: str, part: str, texts: Any) -> Iterator[Cited]:
    for text in texts:
        yield from (Cited(place, part, found) for found in IN_WORDS.findall(text))
