"""Text to tokens, queries to phrases, and what comes near to a query: all without a database."""

from zhichi.foundation.search.rules.phrases import (
    BREAK,
    MAX_QUERY,
    MAX_TEXT,
    IndexNameError,
    body,
    check_index,
    fold,
    fts5_query,
    is_single,
    lexemes,
    pairs,
    phrases,
    tokens,
    ts_query,
)

__all__ = [
    "BREAK",
    "MAX_QUERY",
    "MAX_TEXT",
    "IndexNameError",
    "body",
    "check_index",
    "fold",
    "fts5_query",
    "is_single",
    "lexemes",
    "pairs",
    "phrases",
    "tokens",
    "ts_query",
]
