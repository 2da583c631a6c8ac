"""The one way a read request may write: a named, visible exception (counters against guessing, access logs)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_reason: ContextVar[str] = ContextVar("zhichi_write_reason", default="")


def writes_allowed() -> bool:
    return bool(_reason.get())


@contextmanager
def allowed(reason: str) -> Iterator[None]:
    """Open writing inside a GET; `reason` says why in a few words and must not be empty."""
    if not reason:
        raise ValueError("say why a read may write here")
    token = _reason.set(reason)
    try:
        yield
    finally:
        _reason.reset(token)
