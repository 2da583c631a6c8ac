"""The two engines behind one interface.

SQLite: an FTS5 table over the entries (external content, kept by triggers; SQLite 3.40 cannot delete from a
contentless one). PostgreSQL: a tsvector of characters and pairs under GIN names the candidates, the stored
text decides; positions are not used, because PostgreSQL keeps no more than 256 of them for one lexeme.
"""

from collections.abc import Iterable
from typing import Any, Protocol

from django.db import connections
from django.db.backends.utils import CursorWrapper

from zhichi.foundation.search import rules

Phrases = list[list[str]]


class Engine(Protocol):
    def write(self, cursor: CursorWrapper, index: str, documents: Iterable[tuple[int, list[str]]]) -> None:
        """Add or replace documents (key, tokens)."""

    def write_one(self, cursor: CursorWrapper, index: str, key: int, found: list[str]) -> None:
        """Add or replace one document of these tokens."""

    def matching(self, index: str, phrases: Phrases) -> tuple[str, list[Any]]:
        """SQL and parameters of the keys that hold every phrase."""

    def ranked(self, index: str, phrases: Phrases) -> tuple[str, list[Any]]:
        """The same, best first."""


class Sqlite:
    WRITE = (
        "INSERT INTO search_entry (index_name, key, body) VALUES (%s, %s, %s)"
        " ON CONFLICT (index_name, key) DO UPDATE SET body = excluded.body WHERE body <> excluded.body"
    )
    MATCH = (
        "SELECT e.key FROM search_fts"
        " JOIN search_entry e ON e.id = search_fts.rowid WHERE search_fts MATCH %s"
    )

    def write(self, cursor: CursorWrapper, index: str, documents: Iterable[tuple[int, list[str]]]) -> None:
        cursor.executemany(self.WRITE, [(index, key, rules.body(found)) for key, found in documents])

    def write_one(self, cursor: CursorWrapper, index: str, key: int, found: list[str]) -> None:
        cursor.execute(self.WRITE, [index, key, rules.body(found)])

    def matching(self, index: str, phrases: Phrases) -> tuple[str, list[Any]]:
        return self.MATCH, [rules.fts5_query(index, phrases)]

    def ranked(self, index: str, phrases: Phrases) -> tuple[str, list[Any]]:
        order = " ORDER BY bm25(search_fts, 0.0, 1.0), e.key DESC"
        return self.MATCH + order, [rules.fts5_query(index, phrases)]


class Postgresql:
    WRITE = (
        "INSERT INTO search_entry (index_name, key, body, vector)"
        " VALUES (%s, %s, %s, array_to_tsvector(%s::text[]))"
        " ON CONFLICT (index_name, key) DO UPDATE SET body = excluded.body, vector = excluded.vector"
        " WHERE search_entry.body <> excluded.body"
    )
    MATCH = "SELECT key FROM search_entry WHERE index_name = %s AND vector @@ %s::tsquery"

    def write(self, cursor: CursorWrapper, index: str, documents: Iterable[tuple[int, list[str]]]) -> None:
        rows = [(index, key, rules.body(found), rules.lexemes(found)) for key, found in documents]
        cursor.executemany(self.WRITE, rows)

    def write_one(self, cursor: CursorWrapper, index: str, key: int, found: list[str]) -> None:
        cursor.execute(self.WRITE, [index, key, rules.body(found), rules.lexemes(found)])

    def matching(self, index: str, phrases: Phrases) -> tuple[str, list[Any]]:
        exact = " AND strpos(body, %s) > 0" * len(phrases)
        return self.MATCH + exact, [index, rules.ts_query(phrases), *map(rules.body, phrases)]

    def ranked(self, index: str, phrases: Phrases) -> tuple[str, list[Any]]:
        """By how often the phrases occur for the document's length; the newest first among equals."""
        sql, params = self.matching(index, phrases)
        count = " + ".join(["length(body) - length(replace(body, %s, ' '))"] * len(phrases))
        order = f" ORDER BY ({count}) / (20 + sqrt(length(body))) DESC, key DESC"
        return sql + order, [*params, *map(rules.body, phrases)]


ENGINES: dict[str, Engine] = {"sqlite": Sqlite(), "postgresql": Postgresql()}


def engine_of(using: str) -> Engine:
    """The engine of a database by its alias."""
    return ENGINES[connections[using].vendor]
