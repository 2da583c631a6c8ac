"""From here on the database refuses to change or delete what was frozen."""

from django.db import migrations

from zhichi.foundation.dossiers.models import triggers


def create(apps, schema_editor):
    triggers.create(schema_editor.connection.vendor, schema_editor.execute)


def drop(apps, schema_editor):
    triggers.drop(schema_editor.connection.vendor, schema_editor.execute)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_dossiers")]
    operations = [migrations.RunPython(create, drop)]
