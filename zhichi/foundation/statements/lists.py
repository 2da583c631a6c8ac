"""Lists of values in a reading: as many slots as there are values, in few widths."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from django.db.models import F, Q
from django.db.models.lookups import In

V = TypeVar("V")
WIDEST = 64


def among(column: str, values: Collection[Any]) -> Q:
    """`column__in` that takes slots too; a foreign key's own wants to see the numbers."""
    return Q(In(F(column), list(values)))


def padded(values: Sequence[V]) -> tuple[V, ...]:
    """The values with the last one repeated up to a power of two, so that few widths serve all; none stay none."""
    width = 1 << (len(values) - 1).bit_length() if values else 0
    return (*values, *(values[-1] for _ in range(len(values), width)))


def portions(values: Sequence[V]) -> Iterator[dict[str, V]]:
    """The values as fillings of slots `v0`, `v1`, …: at most WIDEST at once, each portion padded."""
    for start in range(0, len(values), WIDEST):
        yield {f"v{n}": value for n, value in enumerate(padded(values[start : start + WIDEST]))}
