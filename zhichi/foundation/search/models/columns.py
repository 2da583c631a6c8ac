"""What is written of one document, and the lexemes PostgreSQL keeps of it."""

import hashlib
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from zhichi.foundation.search import rules
from zhichi.foundation.search.models.document import Document
from zhichi.foundation.search.models.known_words import known_words
from zhichi.foundation.search.rules.spelling import initials, spelled
from zhichi.foundation.sockets.public import Findable

COLUMNS = (
    "source", "key", "code", "level", "grade", "title", "note", "url", "begins_on", "ends_on", "digest",
    "head", "text", "spelled", "initials",
)  # fmt: skip
# Prefixes of lexemes, by the column they stand for; a grade has its own.
LETTER = {"head": "t", "text": "b", "spelled": "s", "initials": "i"}


def digest_of(said: Findable) -> str:
    """Changes with whatever is written of it."""
    days = [day.isoformat() if day else "" for day in (said.begins_on, said.ends_on)]
    facts = [said.key, said.title, said.url, said.note, said.text, str(said.level), *days]
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()


def document_of(source: str, said: Findable) -> Document:
    """The row of one thing, not yet written."""
    head = rules.tokens(said.title)
    text = rules.tokens(f"{said.note}\n{said.text}"[: rules.MAX_TEXT])
    read = spelled(head, dict(known_words().readings))
    return Document(
        source=source,
        key=said.key,
        code=said.key.partition("/")[0],
        level=said.level,
        grade=f"{source}{said.level}",
        title=said.title[:300],
        note=said.note[:500],
        url=said.url,
        begins_on=said.begins_on,
        ends_on=said.ends_on,
        digest=digest_of(said),
        head=rules.body(head),
        text=rules.body(text),
        spelled=rules.body(read),
        initials=rules.body(initials(read)),
    )


def values_of(document: Document) -> list[Any]:
    return [getattr(document, name) for name in COLUMNS]


def lexemes_of(document: Document) -> list[str]:
    """Characters and pairs of title and text, readings and initials with their pairs, and the grade.

    What stands alone is there once more with the grade before it: PostgreSQL takes two lexemes for strangers to each
    other, believes that a few rows will do where a grade and a word never go together, and reads the whole table.
    """
    found = {f"g:{document.grade}"}
    for letter, tokens in (("t", document.head.split()), ("b", document.text.split())):
        found.update(f"{letter}:{each}" for each in rules.lexemes(tokens))
        found.update(f"{document.grade}.{letter}:{each}" for each in tokens if each != rules.BREAK)
    for letter, read in (("s", document.spelled.split()), ("i", document.initials.split())):
        found.update(f"{letter}:{each}" for each in read)
        found.update(f"{letter}:{pair}" for pair in joined_pairs(read))
    return sorted(found)


def joined_pairs(read: list[str]) -> Iterable[str]:
    return (f"{first}.{second}" for first, second in pairwise(read))
