"""Asking for documents on the two databases: each statement gives the first few of every grade."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from django.db.backends.utils import CursorWrapper

from zhichi.foundation.search import rules
from zhichi.foundation.search.models.columns import COLUMNS, LETTER, joined_pairs, lexemes_of, values_of
from zhichi.foundation.search.models.document import Document
from zhichi.foundation.search.models.known_words import known_words
from zhichi.foundation.search.rules import near
from zhichi.foundation.search.rules.telling import LONG, telling, uncommon
from zhichi.foundation.search.rules.wanted import All, Near, Phrase, Some, Wanted

Statement = tuple[str, list[Any]]
TITLE_AND_TEXT = ("head", "text")
BESIDE = 2  # tokens on each side of a fault that are asked for together
SHOWN = "d.id, d.source, d.level, d.title, d.head, d.spelled"
DATES = "(d.begins_on IS NULL OR d.begins_on <= %s) AND (d.ends_on IS NULL OR d.ends_on > %s)"
_SET = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name not in {"source", "key"})
_MARKS = ", ".join(["%s"] * len(COLUMNS))
_NAMES = ", ".join(COLUMNS)


class Asker(Protocol):
    def write(self, cursor: CursorWrapper, documents: Sequence[Document]) -> None:
        """Add or replace documents; what did not change is not touched."""

    def asked(self, grade: str, wanted: Wanted, day: date, limit: int) -> Statement:
        """SELECT of SHOWN for the first `limit` that answer, in force on a day; of one grade, or of any where ""."""


class Sqlite:
    WRITE = (
        f"INSERT INTO search_document ({_NAMES}) VALUES ({_MARKS})"  # noqa: S608 - names and marks
        f" ON CONFLICT (source, key) DO UPDATE SET {_SET} WHERE search_document.digest <> excluded.digest"
    )
    # The order of rows is the order of the index: reading stops at the limit.
    ASK = (
        f"SELECT * FROM (SELECT {SHOWN} FROM search_found f JOIN search_document d ON d.id = f.rowid"  # noqa: S608 - names
        f" WHERE search_found MATCH %s AND {DATES} ORDER BY f.rowid LIMIT %s)"
    )

    def write(self, cursor: CursorWrapper, documents: Sequence[Document]) -> None:
        cursor.executemany(self.WRITE, [values_of(document) for document in documents])

    def asked(self, grade: str, wanted: Wanted, day: date, limit: int) -> Statement:
        match = self._match(wanted)
        exact, params = self._exact(wanted)
        sql = self.ASK.replace(" ORDER BY", f"{exact} ORDER BY")
        return sql, [f'grade : "{grade}" AND ({match})' if grade else match, day, day, *params, limit]

    def _exact(self, wanted: Wanted) -> tuple[str, list[Any]]:
        """Conditions on the stored tokens for phrases of which the index is asked only a part."""
        sql, params = "", list[Any]()
        if not isinstance(wanted, All):
            return sql, params
        for phrase in wanted.phrases:
            if phrase.column in TITLE_AND_TEXT and telling(phrase.tokens, known_words().common):
                columns = TITLE_AND_TEXT if wanted.either else (phrase.column,)
                sql += " AND (" + " OR ".join(f"instr(d.{column}, %s) > 0" for column in columns) + ")"
                params += [rules.body(phrase.tokens)] * len(columns)
        return sql, params

    def _match(self, wanted: Wanted) -> str:
        if isinstance(wanted, All):
            return " AND ".join(
                f"{{head text}} : {_quoted(each)}" if wanted.either else f"{each.column} : {_quoted(each)}"
                for each in wanted.phrases
            )
        if isinstance(wanted, Some):
            return "{head text} : (" + " OR ".join(f'"{pair[0]} {pair[1]}"' for pair in wanted.pairs) + ")"
        ways = dict.fromkeys(_halves(*both) for both in near.candidates(wanted.tokens))
        return f"{wanted.column} : ({' OR '.join(ways)})"


def _halves(before: Sequence[str], after: Sequence[str]) -> str:
    """Both halves with at most two tokens between; of a long phrase what tells most, or what stands by the fault."""
    if len(before) + len(after) > LONG:
        common = known_words().common
        if runs := [run for half in (before, after) for run in uncommon(half, common)]:
            return "(" + " AND ".join(f'"{" ".join(run)}"' for run in runs) + ")"
        before, after = before[-BESIDE:], after[:BESIDE]
    both = [f'"{" ".join(half)}"' for half in (before, after) if half]
    return f"NEAR({' '.join(both)}, 2)" if len(both) == 2 else both[0]


def _quoted(phrase: Phrase) -> str:
    runs = telling(phrase.tokens, known_words().common) if phrase.column in TITLE_AND_TEXT else []
    if runs:
        return "(" + " AND ".join(f'"{" ".join(run)}"' for run in runs) + ")"
    return f'"{" ".join(phrase.tokens)}"' + (" *" if phrase.begun else "")


class Postgresql:
    WRITE = (
        f"INSERT INTO search_document ({_NAMES}, vector) VALUES ({_MARKS}, array_to_tsvector(%s::text[]))"  # noqa: S608
        f" ON CONFLICT (source, key) DO UPDATE SET {_SET}, vector = excluded.vector"
        " WHERE search_document.digest <> excluded.digest"
    )
    ASK = f"(SELECT {SHOWN} FROM search_document d WHERE d.vector @@ %s::tsquery AND {DATES}"  # noqa: S608

    def write(self, cursor: CursorWrapper, documents: Sequence[Document]) -> None:
        cursor.executemany(self.WRITE, [[*values_of(each), lexemes_of(each)] for each in documents])

    def asked(self, grade: str, wanted: Wanted, day: date, limit: int) -> Statement:
        """Lexemes name the candidates, the stored tokens decide (positions are not kept, see `engines`)."""
        exact, params = self._exact(wanted)
        sql = f"{self.ASK}{exact} LIMIT %s)"
        return sql, [self._candidates(Lexemes(grade), wanted), day, day, *params, limit]

    def _candidates(self, lexemes: "Lexemes", wanted: Wanted) -> str:
        """A tsquery."""
        if isinstance(wanted, Some):
            return " | ".join(lexemes.one(c, pair) for pair in wanted.pairs for c in TITLE_AND_TEXT)
        if isinstance(wanted, Near):
            ways = (lexemes.near(wanted.column, *both) for both in near.candidates(wanted.tokens))
            return " | ".join(dict.fromkeys(ways))
        found = []
        for phrase in wanted.phrases:
            columns = TITLE_AND_TEXT if wanted.either else (phrase.column,)
            each = (f"({lexemes.beside(c, phrase.tokens, begun=phrase.begun)})" for c in columns)
            found.append(f"({' | '.join(each)})")
        return " & ".join(found)

    def _exact(self, wanted: Wanted) -> tuple[str, list[Any]]:
        """Conditions on the stored tokens, and their parameters."""
        exact, params = "", list[Any]()
        if isinstance(wanted, Near):
            # One half stands unharmed; looking for it first costs a fraction of the pattern, which still decides.
            column = f"d.{wanted.column}"
            halves = f"strpos({column}, %s) > 0 OR strpos({column}, %s) > 0"
            exact = f" AND CASE WHEN {halves} THEN {column} ~ %s ELSE false END"
            params = [rules.body(half) for half in near.unharmed(wanted.tokens)]
            params.append(near.pattern(wanted.tokens))
        elif isinstance(wanted, All):
            for phrase in wanted.phrases:
                columns = TITLE_AND_TEXT if wanted.either else (phrase.column,)
                exact += " AND (" + " OR ".join(f"strpos(d.{column}, %s) > 0" for column in columns) + ")"
                stored = rules.body(phrase.tokens)
                params += [stored.rstrip() if phrase.begun else stored] * len(columns)
        return exact, params


class Lexemes:
    """Parts of a tsquery, of one grade or of any where ""; see `columns.lexemes_of`."""

    def __init__(self, grade: str) -> None:
        self.before = f"{grade}." if grade else ""

    def one(self, column: str, value: str, more: str = "") -> str:
        return f"'{self.before}{LETTER[column]}:{value}'{more}"

    def near(self, column: str, before: Sequence[str], after: Sequence[str]) -> str:
        """Of a long phrase what tells most, or what stands by the fault: lexemes of every second title tell nothing."""
        if len(before) + len(after) > LONG:
            common = known_words().common
            if runs := [run for half in (before, after) for run in uncommon(half, common)]:
                return " & ".join(self.beside(column, run) for run in runs)
            before, after = before[-BESIDE:], after[:BESIDE]
        return " & ".join(self.beside(column, half) for half in (before, after) if half)

    def beside(self, column: str, tokens: Sequence[str], *, begun: bool = False) -> str:
        """What a document must have to hold these tokens side by side in a column."""
        whole = list(tokens[:-1] if begun else tokens)
        found = _pairs_and_lone(whole) if column in TITLE_AND_TEXT else list(joined_pairs(whole)) or whole
        parts = [self.one(column, each) for each in dict.fromkeys(found)]
        if begun:
            before = f"{whole[-1]}." if whole else ""
            parts.append(self.one(column, f"{before}{tokens[-1]}", ":*"))
        return " & ".join(parts)


def _pairs_and_lone(tokens: Sequence[str]) -> list[str]:
    """Pairs of characters, and the tokens that stand in none: words of letters, a character between two breaks."""
    pairs = rules.pairs(tokens)
    paired = {sign for pair in pairs for sign in pair}
    return [*pairs, *(token for token in tokens if token not in paired and token != rules.BREAK)]


ASKERS: dict[str, Asker] = {"sqlite": Sqlite(), "postgresql": Postgresql()}
