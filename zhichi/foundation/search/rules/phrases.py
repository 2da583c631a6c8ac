"""How text becomes tokens, and a query phrases: the same on SQLite and PostgreSQL.

A CJK character is a token of its own, a run of letters and digits is one; everything else is a break. Text is
folded first (NFKC, case), so that full-width and half-width are equal. A phrase matches only where its tokens
stand side by side, with a break where it has one.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from unicodedata import normalize

MAX_TEXT = 100_000  # characters of one document that are indexed
MAX_QUERY = 400  # characters of a query that are read
BREAK = "‖"

_SINGLE = "\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
# Far below PostgreSQL's limit of 2,046 bytes a lexeme; a longer word is several tokens side by side.
_TOKEN = re.compile(rf"[{_SINGLE}]|(?:(?![{_SINGLE}])[^\W_]){{1,64}}")
_IS_SINGLE = re.compile(rf"[{_SINGLE}]")


class IndexNameError(ValueError):
    """An index is named by lower-case ASCII letters and digits."""


def check_index(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9]{1,40}", name):
        raise IndexNameError(f"index name {name!r}: use lower-case letters and digits only")
    return name


def fold(text: str) -> str:
    """Full-width to half-width, compatibility forms to plain ones, letters to lower case."""
    return normalize("NFKC", normalize("NFKC", text).casefold())


def tokens(text: str) -> list[str]:
    """Tokens in order; BREAK stands where anything else lay between two of them, never first or last."""
    found: list[str] = []
    end = 0
    for match in _TOKEN.finditer(fold(text)):
        if found and match.start() != end:
            found.append(BREAK)
        found.append(match.group())
        end = match.end()
    return found


def body(found: Sequence[str]) -> str:
    """Tokens as stored and compared: one space around each, so that a phrase is a plain substring."""
    return f" {' '.join(found)} " if found else " "


def phrases(query: str) -> list[list[str]]:
    """One phrase for each term of a query (terms stand between spaces); one without tokens is left out."""
    return [found for term in fold(query[:MAX_QUERY]).split() if (found := tokens(term))]


def fts5_query(index: str, wanted: Iterable[Sequence[str]]) -> str:
    """All phrases, within one index. Tokens hold neither quotes nor operators, so nothing needs escaping."""
    return " AND ".join([f'index_name : "{index}"', *(f'body : "{" ".join(phrase)}"' for phrase in wanted)])


def is_single(token: str) -> bool:
    """Whether a token is one CJK character."""
    return _IS_SINGLE.match(token) is not None


def pairs(found: Sequence[str]) -> list[str]:
    return [a + b for a, b in pairwise(found) if _IS_SINGLE.match(a) and _IS_SINGLE.match(b)]


def lexemes(found: Sequence[str]) -> list[str]:
    """What a tsvector holds for a document: every token and every pair of neighbouring CJK characters."""
    return sorted({token for token in found if token != BREAK}.union(pairs(found)))


def ts_query(wanted: Iterable[Sequence[str]]) -> str:
    """Candidates for all phrases; `body` decides. What stands in a pair is not asked for alone."""
    parts: set[str] = set()
    for phrase in wanted:
        paired_up = pairs(phrase)
        paired = {character for pair in paired_up for character in pair}
        parts.update(paired_up, (token for token in phrase if token != BREAK and token not in paired))
    return " & ".join(f"'{part}'" for part in sorted(parts))
