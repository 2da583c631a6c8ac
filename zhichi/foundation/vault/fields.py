"""Model fields whose column holds only ciphertext; the model sees plain values (domain.md §12.4, §12.6)."""

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from zhichi.foundation.vault.sealing import open_bytes, seal_bytes

if TYPE_CHECKING:  # generic only in the stubs
    Column = models.Field[Any, Any]
    Text = models.TextField[Any, Any]
else:
    Column = models.Field
    Text = models.TextField


class SealedColumn(Column):
    """Encrypts on the way in, decrypts on the way out; bound to "app.Model.field" so no value can be moved.

    `context` pins that name when a model or field is renamed. The column can be asked only whether it is
    null: equality goes through a blind index beside it.
    """

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        self.context = context
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        if self.context:
            kwargs["context"] = self.context
        return name, path, list(args), kwargs

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.bound_to} is encrypted: search by its blind index, not by {lookup_name}")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        return None

    @property
    def bound_to(self) -> str:
        return self.context or f"{self.model._meta.label}.{self.name}"

    def to_plain(self, value: Any) -> str:
        raise TypeError(f"{type(self).__name__} does not say how to write {value!r}")

    def from_plain(self, text: str) -> Any:
        return text

    def from_db_value(self, value: Any, expression: Expression, connection: BaseDatabaseWrapper) -> Any:
        if value is None:
            return None
        return self.from_plain(open_bytes(bytes(value), context=self.bound_to.encode()).decode())

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        if value is None:
            return None
        return seal_bytes(self.to_plain(value).encode(), context=self.bound_to.encode())

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        if hasattr(value, "as_sql"):
            if value.output_field == self:  # bulk_update: each value inside is prepared by this field
                return value
            raise FieldError(f"{self.bound_to} is encrypted: it cannot be computed by the database")
        return self.get_db_prep_value(value, connection)

    def value_to_string(self, obj: models.Model) -> str:
        raise FieldError(
            f"{self.bound_to} is encrypted: copy the database and its keys instead of dumping it as text"
        )


class EncryptedTextField(SealedColumn, Text):
    """Text of any length, stored as ciphertext. `max_length` limits the plain text in forms."""

    def to_plain(self, value: Any) -> str:
        return str(value)


class EncryptedJSONField(SealedColumn, models.JSONField):
    """A JSON value, stored as ciphertext; it cannot be queried inside."""

    def to_plain(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), cls=self.encoder)

    def from_plain(self, text: str) -> Any:
        return json.loads(text, cls=self.decoder)
