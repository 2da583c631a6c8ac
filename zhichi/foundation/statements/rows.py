"""Models whose INSERT and UPDATE are built once: a base class under Django's own `save`."""

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connections, models
from django.db.models.sql import InsertQuery

from zhichi.foundation.statements.readings import converted

if TYPE_CHECKING:  # generic only in the stubs
    Column = models.Field[Any, Any]
else:
    Column = models.Field


class Row(models.Model):
    """Base of the models written on the paths everybody takes. Behaves as any model does, only sooner.

    The text of a statement depends on the model and its columns alone, so it is kept. A value that is an expression
    (`F("n") + 1`) and a column with a placeholder of its own take Django's own way.
    """

    class Meta:
        abstract = True

    # Signatures are Django's (Model._do_insert, Model._do_update), which its stubs tell only in part.
    def _do_insert(self, manager: Any, using: Any, fields: Any, returning_fields: Any, raw: Any) -> Any:
        as_ever: Any = super()
        alias = using or "default"
        connection: Any = connections[alias]
        values = [getattr(self, f.attname) if raw else f.pre_save(self, True) for f in fields]
        if not connection.features.can_return_columns_from_insert or not all(map(is_plain, fields, values)):
            return as_ever._do_insert(manager, using, fields, returning_fields, raw)
        sql, converters = insertion(
            alias, connection.vendor, type(self), tuple(fields), tuple(returning_fields)
        )
        with connection.cursor() as cursor:
            cursor.execute(
                sql,
                [f.get_db_prep_save(v, connection=connection) for f, v in zip(fields, values, strict=True)],
            )
            rows = [connection.ops.fetch_returned_insert_columns(cursor, ())] if returning_fields else []
        return converted(rows, converters) if converters else rows

    def _do_update(
        self,
        base_qs: Any,
        using: Any,
        pk_val: Any,
        values: Any,
        update_fields: Any,
        forced_update: Any,
        *more: Any,
    ) -> Any:
        as_ever: Any = super()
        alias = using or "default"
        fields = tuple(field for field, _, _ in values)
        if not values or not all(is_plain(field, value) for field, _, value in values):
            return as_ever._do_update(base_qs, using, pk_val, values, update_fields, forced_update, *more)
        connection: Any = connections[alias]
        filled = [field.get_db_prep_save(value, connection=connection) for field, _, value in values]
        key = self._meta.pk.get_db_prep_value(pk_val, connection, prepared=False)
        with connection.cursor() as cursor:
            cursor.execute(change(alias, connection.vendor, type(self), fields), [*filled, key])
            return bool(cursor.rowcount)


def is_plain(field: Column, value: Any) -> bool:
    """Whether the value of this column is simply bound: no expression, no placeholder of the column's own."""
    return not (
        hasattr(value, "resolve_expression")
        or hasattr(value, "prepare_database_save")
        or hasattr(field, "get_placeholder")
    )


@cache
def insertion(
    alias: str,
    vendor: str,
    model: type[models.Model],
    fields: tuple[Column, ...],
    returning: tuple[Column, ...],
) -> tuple[str, dict[int, Any]]:
    """The text of the INSERT, and the converters of what it gives back."""
    connection: Any = connections[alias]
    compiler: Any = InsertQuery(model).get_compiler(connection=connection)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    tail, _ = connection.ops.return_insert_columns(returning) if returning else ("", ())
    # Names only: every value is bound.
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks}) {tail}"  # noqa: S608
    return sql.rstrip(), compiler.get_converters([field.get_col(model._meta.db_table) for field in returning])


@cache
def change(alias: str, vendor: str, model: type[models.Model], fields: tuple[Column, ...]) -> str:
    """The text of the UPDATE of these columns of one row."""
    quote = connections[alias].ops.quote_name
    assigned = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    key = str(model._meta.pk.column)
    return f"UPDATE {quote(model._meta.db_table)} SET {assigned} WHERE {quote(key)} = %s"  # noqa: S608 - names only
