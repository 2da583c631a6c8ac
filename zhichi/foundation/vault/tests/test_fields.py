from io import StringIO

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.forms import modelform_factory
from django.test.utils import isolate_apps

from zhichi.foundation.vault import keyring
from zhichi.foundation.vault.enums import Purpose
from zhichi.foundation.vault.public import EncryptedJSONField, EncryptedTextField
from zhichi.kernel.crypto import CryptoError


@pytest.fixture
def person_model(db):
    """A model that exists only here, with its table."""
    with isolate_apps("zhichi.foundation.vault"):

        class Person(models.Model):
            name = EncryptedTextField(max_length=40)
            note = EncryptedTextField(blank=True, default="")
            address = EncryptedTextField(null=True)
            facts = EncryptedJSONField(default=dict)

            class Meta:
                app_label = "vault"
                managed = False

        columns = ", ".join(
            f"{field.column} {field.db_type(connection)} {'' if field.null else 'NOT NULL'}"
            for field in Person._meta.local_fields[1:]
        )
        serial = (
            "serial PRIMARY KEY" if connection.vendor == "postgresql" else "integer PRIMARY KEY AUTOINCREMENT"
        )
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE vault_person (id {serial}, {columns})")
        yield Person


def column(name: str, pk: int) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM vault_person WHERE id = %s", [pk])
        return bytes(cursor.fetchone()[0])


def test_the_model_sees_text_and_the_table_only_ciphertext(person_model, each_profile):
    pk = person_model.objects.create(name="张三丰", facts={"电话": ["13800138000", 1, None]}).pk
    read = person_model.objects.get(pk=pk)
    assert (read.name, read.note, read.address) == ("张三丰", "", None)
    assert read.facts == {"电话": ["13800138000", 1, None]}
    for name in ("name", "note", "facts"):
        assert "张三丰".encode() not in column(name, pk)
        assert b"13800138000" not in column(name, pk)
        assert column(name, pk)[0] == 1


def test_saving_again_writes_another_ciphertext(person_model):
    person = person_model.objects.create(name="张三丰")
    before = column("name", person.pk)
    person.save()
    assert column("name", person.pk) != before
    assert person_model.objects.get().name == "张三丰"


def test_update_bulk_create_bulk_update_and_values_are_transparent(person_model):
    people = person_model.objects.bulk_create([person_model(name=f"人{n}", facts=[n]) for n in range(3)])
    people[0].name = "改"
    person_model.objects.bulk_update(people, ["name", "facts"])
    person_model.objects.filter(pk=people[1].pk).update(address="泗水")
    assert list(person_model.objects.order_by("pk").values_list("name", "address", "facts")) == [
        ("改", None, [0]),
        ("人1", "泗水", [1]),
        ("人2", None, [2]),
    ]


def test_a_column_copied_into_another_column_is_refused(person_model):
    pk = person_model.objects.create(name="张三丰", note="x").pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault_person SET note = name WHERE id = %s", [pk])
    with pytest.raises(CryptoError):
        person_model.objects.get(pk=pk)


def test_rotation_keeps_rows_readable(person_model, own_keys):
    pk = person_model.objects.create(name="旧").pk
    keyring.rotate(own_keys, Purpose.FIELD)
    assert person_model.objects.get(pk=pk).name == "旧"


@pytest.mark.parametrize("lookup", ["name", "name__contains", "name__in", "facts__a", "facts__contains"])
def test_searching_inside_is_refused_with_advice(person_model, lookup):
    with pytest.raises(FieldError):
        list(person_model.objects.filter(**{lookup: "x"}))


def test_null_can_be_asked_for(person_model):
    person_model.objects.create(name="a", address=None)
    person_model.objects.create(name="b", address="x")
    assert person_model.objects.get(address__isnull=True).name == "a"


def test_the_database_may_not_compute_an_encrypted_value(person_model):
    person_model.objects.create(name="a")
    with pytest.raises(FieldError):
        person_model.objects.create(name=models.Value("plain"))


def test_a_form_edits_the_plain_text_and_keeps_its_limit(person_model):
    form_class = modelform_factory(person_model, fields=["name"])
    assert form_class({"name": "李四"}).is_valid()
    assert "name" in form_class({"name": ""}).errors
    assert "name" in form_class({"name": "李" * 41}).errors


def test_a_text_dump_never_carries_plain_text(person_model):
    person_model.objects.create(name="张三丰")
    out = StringIO()
    with pytest.raises(FieldError):
        serializers.serialize("json", person_model.objects.all(), stream=out)
    assert "张三丰" not in out.getvalue()


def test_a_migration_names_the_field_and_never_a_key():
    field = EncryptedTextField(max_length=40, context="cases.Party.phone", default="")
    written, imports = MigrationWriter.serialize(field)
    assert written == (
        "zhichi.foundation.vault.fields.EncryptedTextField(context='cases.Party.phone', default='', max_length=40)"
    )
    assert imports == {"import zhichi.foundation.vault.fields"}


def test_a_context_keeps_values_readable_after_a_rename():
    with isolate_apps("zhichi.foundation.vault"):

        class Renamed(models.Model):
            telephone = EncryptedTextField(context="vault.Person.phone")
            plain = EncryptedTextField()

            class Meta:
                app_label = "vault"

    assert Renamed._meta.get_field("telephone").bound_to == "vault.Person.phone"
    assert Renamed._meta.get_field("plain").bound_to == "vault.Renamed.plain"
