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

# Statements go to PostgreSQL with their values apart and, from the fifth time on a connection, already planned.
PREPARED = {"server_side_binding": True, "prepare_threshold": 5}


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

    Options are libpq's, and one of ours: `prepared=off` for a pooler in transaction mode (PgBouncer before 1.21 or
    without `max_prepared_statements`), where the next statement may reach another server connection. On by default:
    measured on filing, accepting, tracking and the inbox, it takes 40 to 65 % off PostgreSQL's processor time and
    13 to 20 % off the request.

    Raises ValueError with the accepted schemes when the URL names another engine, and for another `prepared`.
    """
    if not url:
        return sqlite(home / "zhichi.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL: {parts.scheme}:// is not supported; use postgresql:// or sqlite://")
    query = dict(parse_qsl(parts.query))
    prepared = query.pop("prepared", "on")
    if prepared not in {"on", "off"}:
        raise ValueError(f"DATABASE_URL: prepared={prepared} is not known; use prepared=on or prepared=off")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_MAX_AGE": None,
        "OPTIONS": {**query, **(PREPARED if prepared == "on" else {})},
    }
