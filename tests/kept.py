"""What a new deployment holds, copied beside its tables: a test that emptied them finds it again without loading it."""

from django.db import connection, transaction

MARK = "kept_beside_"
# Made anew by Django itself whenever tables are emptied.
DJANGOS = {"django_content_type", "auth_permission", "django_migrations"}


def keep() -> None:
    """Copy every table that has rows."""
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')
            if table not in DJANGOS and cursor.fetchone()[0]:
                cursor.execute(f'CREATE TABLE "{MARK}{table}" AS SELECT * FROM "{table}"')


def put_back() -> None:
    """The copies into their emptied tables, in one transaction: references among them are looked at when it ends."""
    with transaction.atomic(), connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name.startswith(MARK):
                table = name.removeprefix(MARK)
                # A test that was skipped emptied nothing.
                missing = f'WHERE NOT EXISTS (SELECT 1 FROM "{table}")'
                cursor.execute(f'INSERT INTO "{table}" SELECT * FROM "{name}" {missing}')
