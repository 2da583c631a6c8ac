"""What each database needs beside the entries: FTS5 with triggers, or a tsvector under GIN."""

from django.db import migrations

SQLITE = (
    """CREATE VIRTUAL TABLE search_fts USING fts5(
        index_name, body, content='search_entry', content_rowid='id', tokenize='ascii')""",
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_fts(rowid, index_name, body) VALUES (new.id, new.index_name, new.body);
    END""",
    """CREATE TRIGGER search_entry_dropped AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_fts(search_fts, rowid, index_name, body)
            VALUES ('delete', old.id, old.index_name, old.body);
    END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_fts(search_fts, rowid, index_name, body)
            VALUES ('delete', old.id, old.index_name, old.body);
        INSERT INTO search_fts(rowid, index_name, body) VALUES (new.id, new.index_name, new.body);
    END""",
)
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN vector tsvector NOT NULL DEFAULT ''::tsvector",
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)",
)
SQLITE_BACK = (
    "DROP TRIGGER search_entry_added",
    "DROP TRIGGER search_entry_dropped",
    "DROP TRIGGER search_entry_changed",
    "DROP TABLE search_fts",
)
POSTGRESQL_BACK = ("ALTER TABLE search_entry DROP COLUMN vector",)


def run(schema_editor, sqlite, postgresql):
    statements = {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def forwards(apps, schema_editor):
    run(schema_editor, SQLITE, POSTGRESQL)


def backwards(apps, schema_editor):
    run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
