"""The database itself refuses to change the ledger: triggers, put in place by a migration.

Removing a row to replace it (SQLite's INSERT OR REPLACE runs no delete trigger) is refused before the insert.
A migration that rebuilds one of these tables on SQLite loses its triggers and must call `create` again;
`zhichi ledger verify` notices when one is missing or disabled.
"""

from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("ledger_entry", "ledger_seal", "ledger_sealleaf")
REFUSAL = "the ledger is append-only"
UNIQUE = {
    "ledger_entry": "digest = NEW.digest OR (subject = NEW.subject AND seq = NEW.seq)",
    "ledger_seal": "digest = NEW.digest OR date = NEW.date",
    "ledger_sealleaf": "entry_id = NEW.entry_id OR (seal_id = NEW.seal_id AND position = NEW.position)",
}
SQLITE_VERBS = ("update", "delete", "replace")
POSTGRES_VERBS = ("change", "truncate")
Execute = Callable[[str], object]


def names(vendor: str) -> set[str]:
    """The triggers there must be."""
    verbs = SQLITE_VERBS if vendor == "sqlite" else POSTGRES_VERBS
    return {f"{table}_no_{verb}" for table in TABLES for verb in verbs}


def create(vendor: str, execute: Execute) -> None:
    """Put every trigger in place; `execute` runs one statement without parameters."""
    if vendor == "postgresql":
        execute(
            "CREATE OR REPLACE FUNCTION zhichi_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$"
            f" BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
        )
    for table in TABLES:
        if vendor == "postgresql":
            _create_postgresql(table, execute)
        else:
            _create_sqlite(table, execute)


def drop(vendor: str, execute: Execute) -> None:
    """Take every trigger away (the reverse of the migration)."""
    for name in sorted(names(vendor)):
        where = f" ON {name.rpartition('_no_')[0]}" if vendor == "postgresql" else ""
        execute(f"DROP TRIGGER {name}{where}")
    if vendor == "postgresql":
        execute("DROP FUNCTION zhichi_refuse_change()")


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The triggers that should be there and are not, or are disabled."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return names(connection.vendor) - {name for (name,) in cursor.fetchall()}


def _create_postgresql(table: str, execute: Execute) -> None:
    for verb, events in (("change", "UPDATE OR DELETE"), ("truncate", "TRUNCATE")):
        execute(
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {events} ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION zhichi_refuse_change()"
        )


def _create_sqlite(table: str, execute: Execute) -> None:
    for verb in ("update", "delete"):
        execute(
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"  # noqa: S608  # names from this file only
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR {UNIQUE[table]})"
        f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}: this row exists'); END"
    )
