"""What the register holds of the inside of many points: matters, windows, people, equipment. One statement each."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from zhichi.domains.network.public import (
    PersonKind,
    PointPerson,
    Window,
)


def sets_of(rows: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for pk, value in rows:
        found[pk].add(value)
    return {pk: frozenset(values) for pk, values in found.items()}


def windows_of(inside: Any, on: date) -> tuple[dict[int, list[frozenset[str]]], dict[int, int]]:
    open_ones = Window.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on), point__in=inside)
    windows: dict[int, list[frozenset[str]]] = defaultdict(list)
    accessible: dict[int, int] = defaultdict(int)
    for pk, items, without_barriers in open_ones.order_by().values_list("point_id", "items", "accessible"):
        windows[pk].append(frozenset(items))
        accessible[pk] += without_barriers
    return windows, accessible


def people_of(inside: Any, on: date) -> tuple[dict[int, dict[str, int]], dict[int, list[date | None]]]:
    """How many are at work by kind, and the ends of the advisers' contracts that have begun."""
    rows = PointPerson.objects.filter(point__in=inside, from_on__lte=on).order_by()
    people: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    contracts: dict[int, list[date | None]] = defaultdict(list)
    for pk, kind, to_on in rows.values_list("point_id", "kind", "to_on"):
        people[pk][kind] += to_on is None or to_on > on
        if kind == PersonKind.ADVISER:
            contracts[pk].append(to_on)
    return people, contracts
