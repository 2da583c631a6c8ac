"""DATABASE_URL to Django's DATABASES entry: SQLite when empty, PostgreSQL otherwise."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"  # what is acknowledged survives power loss
    "PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=268435456;"
    "PRAGMA cache_size=-32768;"
    "PRAGMA temp_store=MEMORY;"
)


def sqlite(path: Path | str) -> dict[str, Any]:
    """SQLite in WAL mode; IMMEDIATE so that a transaction never fails half-way on the write lock."""
    return {
        "ENGINE": "zhichi.config.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS},
    }


def database_from_url(url: str, home: Path) -> dict[str, Any]:
    """Read `postgresql://user:pass@host:port/name?option=value`; empty means SQLite under `home`.

    Raises ValueError with the accepted schemes when the URL names another engine.
    """
    if not url:
        return sqlite(home / "zhichi.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL: {parts.scheme}:// is not supported; use postgresql:// or sqlite://")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_MAX_AGE": None,
        "OPTIONS": query,
    }
