"""On PostgreSQL what stands alone once more with its grade (see `models.columns`), and a short waiting list of the index:
every question reads what waits there, one arm of a statement after the other.
"""

from django.db import migrations

ADD = (
    "DROP INDEX search_document_vector",
    """UPDATE search_document SET vector = array_to_tsvector(tsvector_to_array(vector)
        || ARRAY(SELECT DISTINCT grade || '.t:' || token FROM unnest(string_to_array(trim(head), ' ')) AS token
            WHERE token NOT IN ('', '‖'))
        || ARRAY(SELECT DISTINCT grade || '.b:' || token FROM unnest(string_to_array(trim(text), ' ')) AS token
            WHERE token NOT IN ('', '‖')))""",
    "CREATE INDEX search_document_vector ON search_document USING gin (vector) WITH (gin_pending_list_limit = 256)",
)
DROP = (
    "DROP INDEX search_document_vector",
    """UPDATE search_document SET vector = array_to_tsvector(ARRAY(
        SELECT lexeme FROM unnest(tsvector_to_array(vector)) AS lexeme WHERE lexeme ~ '^[gtbsi]:'))""",
    "CREATE INDEX search_document_vector ON search_document USING gin (vector)",
)


def run(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


def forwards(apps, schema_editor):
    run(schema_editor, ADD)


def backwards(apps, schema_editor):
    run(schema_editor, DROP)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_document_engines")]
    operations = [migrations.RunPython(forwards, backwards)]
