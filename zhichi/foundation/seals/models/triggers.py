"""The database itself keeps what must stay in sight: misuses as they were written, numbers used, uses made void.

Put in place by a migration; a later one that rebuilds these tables on SQLite has to put them back (`missing`).
"""

from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper

MISUSE, USE = "seals_misuse", "seals_sealuse"
REFUSAL = "what was registered of a seal stays"
STAMPED = ("seal_id", "request_id", "digest", "year", "number", "stamped_at", "sealed_digest")
VOIDED = ("voided_at", "voided_by", "voided_because")
NAMES = frozenset({f"{MISUSE}_no_update", f"{MISUSE}_no_delete", f"{USE}_no_change", f"{USE}_no_delete"})
Execute = Callable[[str], object]


def _differs(columns: tuple[str, ...], vendor: str) -> str:
    unlike = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    return " OR ".join(f"NEW.{column} {unlike} OLD.{column}" for column in columns)


def _rules(vendor: str) -> list[tuple[str, str, str, str]]:
    """(name, table, verb, condition)."""
    changed = f"OLD.number IS NOT NULL AND ({_differs(STAMPED, vendor)})"
    changed += f" OR OLD.voided_at IS NOT NULL AND ({_differs(VOIDED, vendor)})"
    return [
        (f"{MISUSE}_no_update", MISUSE, "UPDATE", "1 = 1"),
        (f"{MISUSE}_no_delete", MISUSE, "DELETE", "1 = 1"),
        (f"{USE}_no_change", USE, "UPDATE", changed),
        (f"{USE}_no_delete", USE, "DELETE", "OLD.number IS NOT NULL"),
    ]


def create(vendor: str, execute: Execute) -> None:
    if vendor == "postgresql":
        execute(
            "CREATE OR REPLACE FUNCTION zhichi_keep_seal_uses() RETURNS trigger LANGUAGE plpgsql AS $$"
            f" BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
        )
    for name, table, verb, condition in _rules(vendor):
        head = f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
        if vendor == "postgresql":
            execute(f"{head} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION zhichi_keep_seal_uses()")
        else:
            execute(f"{head} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")


def drop(vendor: str, execute: Execute) -> None:
    for name, table, _, _ in _rules(vendor):
        execute(f"DROP TRIGGER {name} ON {table}" if vendor == "postgresql" else f"DROP TRIGGER {name}")
    if vendor == "postgresql":
        execute("DROP FUNCTION zhichi_keep_seal_uses()")


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The triggers that should be there and are not, or are disabled."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return set(NAMES) - {name for (name,) in cursor.fetchall()}
