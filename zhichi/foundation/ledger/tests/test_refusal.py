"""The database itself refuses every change of the ledger, whoever asks."""

import pytest
from django.db import IntegrityError, connection, transaction

from zhichi.foundation.ledger.actions import Machine, seal_days
from zhichi.foundation.ledger.models import Entry, Seal, SealLeaf, triggers
from zhichi.foundation.ledger.tests.conftest import AT, later

pytestmark = pytest.mark.django_db
MODELS = [Entry, Seal, SealLeaf]
COLUMN = {"ledger_entry": "basis", "ledger_seal": "root", "ledger_sealleaf": "position"}


@pytest.fixture(autouse=True)
def rows(write):
    write()
    list(seal_days(by=Machine(), at=later(days=1)))
    assert Entry.objects.filter(at=AT).exists()


def refused(sql: str) -> None:
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.parametrize("model", MODELS)
def test_no_row_is_changed(model):
    table = model._meta.db_table
    refused(f"UPDATE {table} SET {COLUMN[table]} = {COLUMN[table]}")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        model.objects.get(pk=model.objects.first().pk).save()


@pytest.mark.parametrize("model", MODELS)
def test_no_row_is_deleted(model):
    before = model.objects.count()
    refused(f"DELETE FROM {model._meta.db_table}")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        model.objects.all()._raw_delete(using="default")
    assert model.objects.count() == before


@pytest.mark.parametrize("model", MODELS)
def test_no_row_is_replaced(model):
    table = model._meta.db_table
    columns = ", ".join(field.column for field in model._meta.local_fields)
    if connection.vendor == "sqlite":
        refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        refused(f"REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}")
    else:
        refused(
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}"
            f" ON CONFLICT (id) DO UPDATE SET {COLUMN[table]} = EXCLUDED.{COLUMN[table]}"
        )


@pytest.mark.parametrize("model", MODELS)
def test_no_table_is_emptied(model):
    if connection.vendor == "sqlite":
        return refused(f"DELETE FROM {model._meta.db_table}")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # PostgreSQL's own refusal would come first
    return refused(f"TRUNCATE {model._meta.db_table} CASCADE")


def test_a_trigger_that_is_taken_away_is_noticed():
    assert triggers.missing(connection) == set()
    name = sorted(triggers.names(connection.vendor))[0]
    with connection.cursor() as cursor:
        cursor.execute(
            f"DROP TRIGGER {name}" + (" ON ledger_entry" if connection.vendor == "postgresql" else "")
        )
    assert triggers.missing(connection) == {name}


def test_a_trigger_that_is_disabled_is_noticed():
    if connection.vendor == "sqlite":
        return  # SQLite cannot disable a trigger, only drop it
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_seal DISABLE TRIGGER USER")
    assert triggers.missing(connection) == {"ledger_seal_no_change", "ledger_seal_no_truncate"}


def test_the_migration_can_be_taken_back_and_made_again():
    with connection.cursor() as cursor:
        triggers.drop(connection.vendor, cursor.execute)
        assert triggers.missing(connection) == triggers.names(connection.vendor)
        triggers.create(connection.vendor, cursor.execute)
    assert triggers.missing(connection) == set()
