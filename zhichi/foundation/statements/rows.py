"""Models whose INSERT and UPDATE are built once: a base class under Django's own `save`."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models.base import ModelState
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

    @classmethod
    def fresh(cls, **values: Any) -> Self:
        """A new row of plain values, as the constructor makes it, without walking through every column.

        Columns that are not named have their default. TypeError for a name that is no column.
        """
        row = cls.__new__(cls)
        row._state = ModelState()
        held, cached = vars(row), row._state.fields_cache
        for name, value in constants(cls):
            held[name] = value
        for name, make in makers(cls):
            if name not in values:
                held[name] = make()
        for name, value in values.items():
            field = columns_of(cls).get(name)
            if field is None:
                raise TypeError(f"{cls.__name__} has no column {name!r}")
            if field.is_relation and name == field.name:
                cached[field.cache_name] = value
                value = None if value is None else getattr(value, field.target_field.attname)
            held[str(field.attname)] = value
        return row

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


@cache
def columns_of(model: type[models.Model]) -> dict[str, Any]:
    """The columns by their names, a relation by the name of its key too."""
    own: list[Any] = [field for field in model._meta.concrete_fields if not field.generated]
    return {name: field for field in own for name in (field.name, str(field.attname))}


@cache
def constants(model: type[models.Model]) -> tuple[tuple[str, Any], ...]:
    """What a column holds where nobody says: the same for every row."""
    own = {str(field.attname): field for field in columns_of(model).values() if not callable(field.default)}
    return tuple((name, field.get_default()) for name, field in own.items())


@cache
def makers(model: type[models.Model]) -> tuple[tuple[str, Any], ...]:
    """What makes the default of a column anew for each row."""
    own = {str(field.attname): field for field in columns_of(model).values() if callable(field.default)}
    return tuple((name, field.get_default) for name, field in own.items())


R = TypeVar("R", bound=models.Model)


def insert_all(rows: Iterable[R]) -> list[R]:
    """Write new rows of one model in one statement, with the keys and columns the database gives; none, no statement.

    As `bulk_create` does, it sends no signals and calls no `save`; and it takes plain values only (TypeError for an
    expression). IntegrityError as the database says.
    """
    made = list(rows)
    if not made:
        return made
    model = type(made[0])
    # The connection itself: through the proxy every look at it is a look-up by thread.
    db: Any = connections[DEFAULT_DB_ALIAS]
    columns, returning, sql, converters = insertion_of_all(
        db.alias, db.vendor, model, made[0].pk is None, len(made)
    )
    filled: list[Any] = []
    for row in made:
        for field, name, ready in columns:
            value = getattr(row, name)
            if value is None and field.is_relation:
                value = key_given_since(row, field)
            if value is None or type(value) is ready:
                filled.append(value)
                continue
            value = field.pre_save(row, True)
            if hasattr(value, "resolve_expression"):
                raise TypeError(f"insert_all takes plain values: {field}")
            filled.append(field.get_db_prep_save(value, connection=db))
    with transaction.mark_for_rollback_on_error(using=db.alias), db.cursor() as cursor:
        cursor.execute(sql, filled)
        given = cursor.fetchall() if returning else [()] * len(made)
    if converters:
        given = converted(given, converters)
    for row, values in zip(made, given, strict=True):
        for field, value in zip(returning, values, strict=True):
            setattr(row, str(field.attname), value)
        row._state.adding, row._state.db = False, db.alias
    return made


def key_given_since(row: models.Model, field: Column) -> Any:
    """The key of what the row was made with, when that had none yet at the time; None where there is nothing."""
    named: Any = field.get_cached_value(row, default=None)  # type: ignore[attr-defined]  # a relation's
    if named is not None:
        setattr(row, str(field.attname), named.pk)
    return named and named.pk


def change_one(row: models.Model, **values: Any) -> None:
    """Write these columns of a row that is there, and show them on it: one statement, no signals, no `save`.

    The caller holds the row. FieldDoesNotExist for a name that is no column; plain values only (TypeError).
    """
    db: Any = connections[row._state.db or DEFAULT_DB_ALIAS]
    fields: Any = tuple(row._meta.get_field(name) for name in values)
    if not all(map(is_plain, fields, values.values())):
        raise TypeError(f"change_one takes plain values: {sorted(values)}")
    filled = [f.get_db_prep_save(v, connection=db) for f, v in zip(fields, values.values(), strict=True)]
    with transaction.mark_for_rollback_on_error(using=db.alias), db.cursor() as cursor:
        cursor.execute(change(db.alias, db.vendor, type(row), fields), [*filled, row.pk])
    for name, value in values.items():
        setattr(row, name, value)


# What a column of exactly this class binds as it stands; anything else the column prepares itself.
READY: dict[type[Column], type] = {
    models.CharField: str,
    models.TextField: str,
    models.BooleanField: bool,
    models.IntegerField: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.BigIntegerField: int,
    models.AutoField: int,
    models.BigAutoField: int,
}


class Insertion(NamedTuple):
    """An INSERT of several rows: its columns (field, attribute, the type bound as it stands), what comes back, the text
    and the converters of what comes back."""

    columns: tuple[tuple[Column, str, type | None], ...]
    returning: tuple[Column, ...]
    sql: str
    converters: dict[int, Any]


@cache
def insertion_of_all(alias: str, vendor: str, model: type[models.Model], keyless: bool, n: int) -> Insertion:
    """The INSERT of `n` rows; the database gives them their keys when they have none yet."""
    own = [field for field in model._meta.concrete_fields if not field.generated]
    for field in own:
        if hasattr(field, "get_placeholder"):
            raise TypeError(f"{field} has a placeholder of its own: save it")
    given: Any = model._meta.db_returning_fields
    fields = tuple(field for field in own if not (keyless and field.primary_key))
    returning = tuple(field for field in given if keyless or not field.primary_key)
    sql, converters = insertion(alias, vendor, model, fields, returning, n)
    columns = tuple((field, str(field.attname), ready(field)) for field in fields)
    return Insertion(columns, returning, sql, converters)


def ready(field: Any) -> type | None:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return READY.get(type(field))


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
    n: int = 1,
) -> tuple[str, dict[int, Any]]:
    """The text of the INSERT of `n` rows, and the converters of what it gives back."""
    connection: Any = connections[alias]
    compiler: Any = InsertQuery(model).get_compiler(connection=connection)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * n)
    tail, _ = connection.ops.return_insert_columns(returning) if returning else ("", ())
    # Names only: every value is bound.
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES {marks} {tail}"  # noqa: S608
    return sql.rstrip(), compiler.get_converters([field.get_col(model._meta.db_table) for field in returning])


@cache
def change(alias: str, vendor: str, model: type[models.Model], fields: tuple[Column, ...]) -> str:
    """The text of the UPDATE of these columns of one row."""
    quote = connections[alias].ops.quote_name
    assigned = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    key = str(model._meta.pk.column)
    return f"UPDATE {quote(model._meta.db_table)} SET {assigned} WHERE {quote(key)} = %s"  # noqa: S608 - names only
