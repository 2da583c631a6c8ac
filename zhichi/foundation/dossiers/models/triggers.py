"""The database itself refuses to change what was frozen (write once, read many): put in place by a migration.

Of the content one change is let through, and only one: that it is emptied, when the file is destroyed by law.
"""

from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper

FREEZE, CONTENT = "dossiers_freeze", "dossiers_frozencontent"
REFUSAL = "a frozen file is never changed"
EMPTIED = "NEW.sealed IS NULL AND NEW.erased_at IS NOT NULL AND NEW.freeze_id = OLD.freeze_id"
Execute = Callable[[str], object]


def names(vendor: str) -> set[str]:
    """The triggers there must be."""
    last = "replace" if vendor == "sqlite" else "truncate"
    return {f"{table}_no_{verb}" for table in (FREEZE, CONTENT) for verb in ("update", "delete", last)}


def create(vendor: str, execute: Execute) -> None:
    if vendor == "postgresql":
        _create_postgresql(execute)
    else:
        _create_sqlite(execute)


def drop(vendor: str, execute: Execute) -> None:
    for name in sorted(names(vendor)):
        where = f" ON {name.rpartition('_no_')[0]}" if vendor == "postgresql" else ""
        execute(f"DROP TRIGGER {name}{where}")
    if vendor == "postgresql":
        execute("DROP FUNCTION zhichi_refuse_refreezing()")


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The triggers that should be there and are not, or are disabled."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return names(connection.vendor) - {name for (name,) in cursor.fetchall()}


def _create_postgresql(execute: Execute) -> None:
    execute(
        "CREATE OR REPLACE FUNCTION zhichi_refuse_refreezing() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    call = "EXECUTE FUNCTION zhichi_refuse_refreezing()"
    for table in (FREEZE, CONTENT):
        unless = f" WHEN (NOT ({EMPTIED}))" if table == CONTENT else ""
        execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW{unless} {call}")
        for verb in ("delete", "truncate"):
            execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} FOR EACH STATEMENT {call}"
            )


def _create_sqlite(execute: Execute) -> None:
    same = {
        FREEZE: "id = NEW.id OR digest = NEW.digest OR (dossier_id = NEW.dossier_id AND seq = NEW.seq)",
        CONTENT: "freeze_id = NEW.freeze_id",
    }
    for table in (FREEZE, CONTENT):
        unless = f" WHEN NOT ({EMPTIED})" if table == CONTENT else ""
        refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}{unless} {refuse}")
        execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}")
        execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"  # noqa: S608  # names of this file only
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same[table]}) {refuse}"
        )
