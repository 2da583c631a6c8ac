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
BESIDE = 3  # tokens on each side of a fault that are asked for together
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
        """Lexemes name the candidates, the stored tokens decide (positions are not kept, see `engines`).

        The limit stands in brackets: a number that the planner sees makes it hope for the first rows of the table.
        """
        candidates, exact, params = self._parts(grade, wanted)
        sql = f"{self.ASK}{exact} LIMIT (SELECT %s))"
        asked = f"'g:{grade}' & ({candidates})" if grade and not _alone(wanted) else candidates
        return sql, [asked, day, day, *params, limit]

    def _parts(self, grade: str, wanted: Wanted) -> tuple[str, str, list[Any]]:
        """(tsquery, further conditions, their parameters)"""
        if isinstance(wanted, Some):
            return " | ".join(_lexeme(c, pair) for pair in wanted.pairs for c in TITLE_AND_TEXT), "", []
        if isinstance(wanted, Near):
            ways = dict.fromkeys(_near(wanted.column, *both) for both in near.candidates(wanted.tokens))
            return " | ".join(ways), *_nearness(f"d.{wanted.column}", wanted.tokens)
        parts, exact, params = [], "", list[Any]()
        for phrase in wanted.phrases:
            columns = TITLE_AND_TEXT if wanted.either else (phrase.column,)
            parts.append(
                "("
                + " | ".join(
                    f"({_candidates(c, phrase.tokens, begun=phrase.begun, grade=grade)})" for c in columns
                )
                + ")"
            )
            exact += " AND (" + " OR ".join(f"strpos(d.{column}, %s) > 0" for column in columns) + ")"
            stored = rules.body(phrase.tokens)
            params += [stored.rstrip() if phrase.begun else stored] * len(columns)
        return " & ".join(parts), exact, params


def _nearness(column: str, tokens: Sequence[str]) -> tuple[str, list[Any]]:
    """A further condition and its parameters. Of a long phrase one half stands unharmed: that is cheap to see."""
    if len(tokens) <= near.SHORT:
        return f" AND {column} ~ %s", [near.pattern(tokens)]
    case = f"WHEN strpos({column}, %s) > 0 THEN {column} ~ %s"
    both = zip(map(rules.body, near.unharmed(tokens)), near.harmed(tokens), strict=True)
    return f" AND CASE {case} {case} ELSE false END", [each for pair in both for each in pair]


def _near(column: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Of a long phrase what tells most, or what stands by the fault: lexemes of every second title are read in vain."""
    if len(before) + len(after) > LONG:
        common = known_words().common
        if runs := [run for half in (before, after) for run in uncommon(half, common)]:
            return " & ".join(_candidates(column, run) for run in runs)
        alone = [_lexeme(column, token) for half in (before, after) for token in half if token not in common]
        beside = (_candidates(column, half) for half in (before[-BESIDE:], after[:BESIDE]) if half)
        return " & ".join(dict.fromkeys([*beside, *alone]))
    return " & ".join(_candidates(column, half) for half in (before, after) if half)


def _alone(wanted: Wanted) -> bool:
    """Whether nothing but single tokens of title and text is asked for: these are kept with their grade."""
    return isinstance(wanted, All) and all(
        len(each.tokens) == 1 and each.column in TITLE_AND_TEXT and not each.begun for each in wanted.phrases
    )


def _candidates(column: str, tokens: Sequence[str], *, begun: bool = False, grade: str = "") -> str:
    """What a document must have to hold these tokens side by side in a column."""
    whole = list(tokens[:-1] if begun else tokens)
    if column in TITLE_AND_TEXT:
        if grade and len(tokens) == 1 and not begun:
            return f"'{grade}.{LETTER[column]}:{tokens[0]}'"
        lone = {token for token in whole if not rules.is_single(token)} - {rules.BREAK}
        # Every second pair names each character once; whether they stand side by side is seen in the stored tokens.
        found = [*rules.pairs(whole)[::2], *rules.pairs(whole)[-1:], *lone] or [
            token for token in whole if token != rules.BREAK
        ]
        # A character between two breaks stands in no pair.
        paired = {sign for pair in rules.pairs(whole) for sign in pair}
        found += [
            token for token in whole if rules.is_single(token) and token not in paired and token not in found
        ]
    else:
        found = list(joined_pairs(whole)) or whole
    parts = [_lexeme(column, each) for each in dict.fromkeys(found)]
    if begun:
        before = f"{whole[-1]}." if whole else ""
        parts.append(_lexeme(column, f"{before}{tokens[-1]}") + ":*")
    return " & ".join(parts)


def _lexeme(column: str, value: str) -> str:
    return f"'{LETTER[column]}:{value}'"


ASKERS: dict[str, Asker] = {"sqlite": Sqlite(), "postgresql": Postgresql()}
