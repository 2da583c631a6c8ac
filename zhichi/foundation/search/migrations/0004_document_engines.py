"""What each database needs beside the documents: FTS5 with triggers, or a tsvector under GIN."""

from django.db import migrations

COLUMNS = ("grade", "head", "text", "spelled", "initials")
NAMES = ", ".join(COLUMNS)
OLD, NEW = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("old", "new"))
SQLITE = (
    f"""CREATE VIRTUAL TABLE search_found USING fts5(
        {NAMES}, content='search_document', content_rowid='id', tokenize='ascii')""",
    f"""CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
        INSERT INTO search_found(rowid, {NAMES}) VALUES (new.id, {NEW});
    END""",
    f"""CREATE TRIGGER search_document_dropped AFTER DELETE ON search_document BEGIN
        INSERT INTO search_found(search_found, rowid, {NAMES}) VALUES ('delete', old.id, {OLD});
    END""",
    f"""CREATE TRIGGER search_document_changed AFTER UPDATE ON search_document BEGIN
        INSERT INTO search_found(search_found, rowid, {NAMES}) VALUES ('delete', old.id, {OLD});
        INSERT INTO search_found(rowid, {NAMES}) VALUES (new.id, {NEW});
    END""",
)
POSTGRESQL = (
    "ALTER TABLE search_document ADD COLUMN vector tsvector NOT NULL DEFAULT ''::tsvector",
    "CREATE INDEX search_document_vector ON search_document USING gin (vector)",
)
SQLITE_BACK = (
    "DROP TRIGGER search_document_added",
    "DROP TRIGGER search_document_dropped",
    "DROP TRIGGER search_document_changed",
    "DROP TABLE search_found",
)
POSTGRESQL_BACK = ("ALTER TABLE search_document DROP COLUMN vector",)


def run(schema_editor, sqlite, postgresql):
    statements = {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def forwards(apps, schema_editor):
    run(schema_editor, SQLITE, POSTGRESQL)


def backwards(apps, schema_editor):
    run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_document")]
    operations = [migrations.RunPython(forwards, backwards)]
