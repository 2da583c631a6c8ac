"""From here on the database refuses to change or delete entries, seals and leaves."""

from django.db import migrations

from zhichi.foundation.ledger.models import triggers


def create(apps, schema_editor):
    triggers.create(schema_editor.connection.vendor, schema_editor.execute)


def drop(apps, schema_editor):
    triggers.drop(schema_editor.connection.vendor, schema_editor.execute)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
