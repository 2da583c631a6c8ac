"""Querysets that are compiled once and run with other values.

@reading
def parties(*, case: Slot) -> QuerySet[Party, Party]:
    return Party.objects.filter(case_id=case).only("phone")

parties(case=17)  # a list of Party; the ORM built the SQL only the first time
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime
from functools import update_wrapper
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler

T = TypeVar("T")


class Slot(Expression):
    """Stands in a queryset where a value will be: in a filter, or as an item of an `__in` list."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        return "%s", [self]


class Reading(Generic[T]):
    """What `@reading` makes of a function that builds a queryset.

    Keyword arguments fill the slots of the same name; positional ones are the shape, handed to the builder as they
    are and part of the key under which the SQL is kept, so there must be few of them in all. Values are plain: numbers,
    text, dates, aware datetimes. TypeError when a slot is left empty or unknown.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, T]]) -> None:
        self.build = build
        self.compiled: dict[tuple[Hashable, ...], Compiled[T]] = {}
        update_wrapper(self, build)

    def __call__(self, *shape: Hashable, **values: Any) -> list[T]:
        """The rows, as the queryset would give them."""
        return self._compiled(shape, values).rows(values)

    def first(self, *shape: Hashable, **values: Any) -> T | None:
        """The first row or None; the queryset itself says the order, and `[:1]` where more could match."""
        return next(iter(self(*shape, **values)), None)

    def count(self, *shape: Hashable, **values: Any) -> int:
        """How many rows there would be."""
        return self._compiled(shape, values).count(values)

    def tally(self, *shape: Hashable, **values: Any) -> dict[T, int]:
        """How often each value of a flat `values_list` would be there, counted by the database."""
        return self._compiled(shape, values).tally(values)

    def _compiled(self, shape: tuple[Hashable, ...], values: dict[str, Any]) -> "Compiled[T]":
        key = (connection.vendor, *shape)
        if key not in self.compiled:
            slots = {name: Slot(name) for name in values}
            self.compiled[key] = Compiled(self.build(*shape, **slots), frozenset(values))
        return self.compiled[key]


class Compiled(Generic[T]):
    """The SQL of one queryset on one database, and how its rows become what the queryset promises."""

    def __init__(self, queryset: QuerySet[Any, T], slots: frozenset[str]) -> None:
        source: Any = queryset
        if source._prefetch_related_lookups:
            raise TypeError("a reading cannot prefetch: write a second reading")
        compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.params = compiler.as_sql()
        lost = slots - {param.name for param in self.params if isinstance(param, Slot)}
        if lost:
            raise TypeError(f"the queryset has made something else of {sorted(lost)}")
        self.slots = slots
        self.converters = compiler.get_converters([column for column, _, _ in compiler.select])
        self.compiler = compiler
        self.shown = self._shown(queryset)

    def rows(self, values: dict[str, Any]) -> list[T]:
        found = self._asked(self.sql, values)
        if self.converters:
            # SQLCompiler's own converters, bound to its connection: each process and thread has its own.
            found = list(converted(found, self.converters))
        return self.shown(found)

    def count(self, values: dict[str, Any]) -> int:
        found = self._asked(f"SELECT COUNT(*) FROM ({self.sql}) counted", values)  # noqa: S608 - Django's own SQL
        return int(found[0][0])

    def tally(self, values: dict[str, Any]) -> dict[T, int]:
        ((expression, _, alias),) = self.compiler.select
        name = connection.ops.quote_name(alias or expression.target.column)
        sql = f"SELECT {name}, COUNT(*) FROM ({self.sql}) counted GROUP BY {name}"  # noqa: S608 - Django's own SQL
        found = self._asked(sql, values)
        # A converter looks at the first column, which is the value.
        return {row[0]: int(row[1]) for row in converted(found, self.converters)}

    def _asked(self, sql: str, values: dict[str, Any]) -> Sequence[Sequence[Any]]:
        if values.keys() != self.slots:
            raise TypeError(f"this reading takes {sorted(self.slots)}, not {sorted(values)}")
        with connection.cursor() as cursor:
            cursor.execute(sql, [plain(values[p.name]) if isinstance(p, Slot) else p for p in self.params])
            found: Sequence[Sequence[Any]] = cursor.fetchall()
        return found

    def _shown(self, queryset: QuerySet[Any, T]) -> Callable[[Sequence[Sequence[Any]]], list[T]]:
        kind = queryset._iterable_class
        if kind is FlatValuesListIterable:
            return lambda rows: [row[0] for row in rows]
        if kind is ValuesListIterable:
            return lambda rows: [tuple(row) for row in rows]  # type: ignore[misc]  # T is that tuple
        if kind is ModelIterable:
            return self._models()
        raise TypeError(f"a reading gives models or values_list, not {kind.__name__}")

    def _models(self) -> Callable[[Sequence[Sequence[Any]]], list[T]]:
        info: Any = self.compiler.klass_info
        model: type[models.Model] = info["model"]
        fields = info["select_fields"]
        start, end = fields[0], fields[-1] + 1
        names = [column.target.attname for column, _, _ in self.compiler.select[start:end]]
        populators_of: Any = get_related_populators
        populators = populators_of(info, self.compiler.select, connection.alias)
        annotations = list((self.compiler.annotation_col_map or {}).items())

        def shown(rows: Sequence[Sequence[Any]]) -> list[T]:
            made = []
            for row in rows:
                thing: Any = model.from_db(connection.alias, names, row[start:end])
                for populator in populators:
                    populator.populate(row, thing)
                for name, place in annotations:
                    setattr(thing, name, row[place])
                made.append(thing)
            return made

        return shown


def converted(rows: Sequence[Sequence[Any]], converters: dict[int, Any]) -> list[list[Any]]:
    made = [list(row) for row in rows]
    for place, (convs, expression) in converters.items():
        for row in made:
            value = row[place]
            for convert in convs:
                value = convert(value, expression, connection)
            row[place] = value
    return made


def plain(value: Any) -> Any:
    """The value as this database's driver takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def reading(build: Callable[..., QuerySet[Any, T]]) -> Reading[T]:
    """Make a builder of querysets into a `Reading`."""
    return Reading(build)
