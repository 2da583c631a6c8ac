"""From here on the database refuses to change or delete a misuse, a number that was used, a use made void."""

from django.db import migrations

from zhichi.foundation.seals.models import triggers


def create(apps, schema_editor):
    triggers.create(schema_editor.connection.vendor, schema_editor.execute)


def drop(apps, schema_editor):
    triggers.drop(schema_editor.connection.vendor, schema_editor.execute)


class Migration(migrations.Migration):
    dependencies = [("seals", "0003_lent_posts")]
    operations = [migrations.RunPython(create, drop)]
