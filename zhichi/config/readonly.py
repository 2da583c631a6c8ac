"""A GET never writes: outside marked places, a safe request may only SELECT (house style 14)."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from zhichi.kernel.writes import writes_allowed

READS = (
    "SELECT",
    "EXPLAIN",
    "PRAGMA",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "BEGIN",
    "SHOW",
    "WITH",
    "DECLARE",
    "FETCH",
    "CLOSE",
)
# The session and the counters against guessing are not content: they may be written by any request.
EXEMPT_TABLES = ("django_session",)


class WriteInReadError(RuntimeError):
    """A view wrote to the database while answering a GET or HEAD."""


def refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Database wrapper: pass reads on, refuse the rest unless `kernel.writes.allowed()` is open."""
    statement = sql.lstrip(" (\n\t").upper()
    if not statement.startswith(READS) and not writes_allowed() and not any(t in sql for t in EXEMPT_TABLES):
        raise WriteInReadError(f"a GET tried to write: {sql[:120]}")
    return execute(sql, params, many, context)


class ReadOnlyGetMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)
