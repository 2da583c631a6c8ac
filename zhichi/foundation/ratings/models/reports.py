"""Ratings of a quarter counted in groups, as the reports hide and show them. One statement a table."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.timezone import localtime, make_aware

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ratings.enums import Grade
from zhichi.foundation.ratings.models.rating import Rating
from zhichi.foundation.ratings.models.rectification import HANDLERS
from zhichi.foundation.ratings.rules import Group, Quarter, published
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.sockets.public import service_items

REST = "其余（合并）"
GRADES = tuple(sorted(Grade.values, reverse=True))


def branch_of(actor: Actor) -> Unit | None:
    """The one unit whose branch an actor's reports are about: the highest of his posts."""
    paths = sorted(actor.paths(*HANDLERS), key=len)
    return Unit.objects.filter(path=paths[0]).first() if paths else None


def of_quarter(quarter: Quarter, unit: Unit) -> QuerySet[Rating]:
    begin, end = (
        make_aware(datetime.combine(day, datetime.min.time())) for day in (quarter.first, quarter.after)
    )
    return Rating.objects.filter(rated_at__gte=begin, rated_at__lt=end, unit__path__startswith=unit.path)


def by_unit(rows: QuerySet[Rating], unit: Unit) -> list[Group]:
    """One group for the unit itself and one for each branch right below it."""
    below = {one.path: one for one in Unit.objects.filter(Q(parent=unit) | Q(pk=unit.pk))}
    counted: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for path, grade, count in rows.order_by().values_list("unit__path", "grade").annotate(Count("pk")):
        best = max((own for own in below if path.startswith(own)), key=len, default=unit.path)
        counted[best][grade] += count
    shown = [(below[path], grades) for path, grades in counted.items() if path in below]
    groups = [_group(one.code, one.name, grades) for one, grades in shown]
    return sorted(groups, key=lambda group: group.key)


def by_item(rows: QuerySet[Rating], quarter: Quarter) -> list[Group]:
    titles = {item.code: item.title for item in service_items(quarter.first)}
    counted: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for item, grade, count in rows.order_by().values_list("case__item", "grade").annotate(Count("pk")):
        counted[item][grade] += count
    groups = [_group(item or "-", titles.get(item, item) or "没有写明事项", g) for item, g in counted.items()]
    return sorted(groups, key=lambda group: group.key)


def by_month(rows: QuerySet[Rating]) -> list[Group]:
    counted: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    months = rows.order_by().annotate(month=TruncMonth("rated_at")).values_list("month", "grade")
    for month, grade, count in months.annotate(Count("pk")):
        counted[f"{localtime(month):%Y-%m}"][grade] += count
    return [_group(month, f"{int(month[5:])}月", grades) for month, grades in sorted(counted.items())]


def _group(key: str, title: str, grades: Any) -> Group:
    first, second, third, fourth, fifth = (grades.get(grade, 0) for grade in GRADES)
    return Group(key, title, (first, second, third, fourth, fifth))


@dataclass(frozen=True)
class Report:
    """The tables of one unit and quarter as they may be shown: (name, title, groups). `opens` are the codes of units
    below that have a page of their own."""

    quarter: Quarter
    unit: Unit
    tables: tuple[tuple[str, str, list[Group]], ...]
    opens: frozenset[str]


def quarters_of(today: date, many: int = 8) -> list[Quarter]:
    """The quarters that are over, the newest first."""
    found = [Quarter.of(today).before()]
    while len(found) < many:
        found.append(found[-1].before())
    return found


def report_of(actor: Actor, quarter: Quarter, code: str) -> Report | None:
    """The report of the actor's own branch, or of a unit below (`code`); None where that may not be opened.

    Items and months are told of the whole branch alone. A unit below may be opened where every table above shows it:
    one that was hidden to keep another hidden would otherwise give that one away.
    """
    unit = branch_of(actor)
    if unit is None:
        return None
    wanted = Unit.objects.filter(code=code).first() if code else None
    if code and (wanted is None or not wanted.path.startswith(unit.path)):
        return None
    groups = _units(quarter, unit)
    while wanted is not None and wanted.pk != unit.pk:
        shown = {group.key for group in groups}
        step = Unit.objects.filter(parent=unit, code__in=shown)
        below = next((one for one in step if wanted.path.startswith(one.path)), None)
        if below is None:
            return None
        unit, groups = below, _units(quarter, below)
    rows = of_quarter(quarter, unit)
    tables = [("unit", "按单位", groups)]
    if not code or unit == branch_of(actor):
        tables.append(("item", "按事项", published(by_item(rows, quarter), rest=REST)))
        tables.append(("month", "按月份", published(by_month(rows), rest=REST)))
    parents = Unit.objects.filter(parent__parent=unit).values_list("parent__code", flat=True)
    return Report(quarter, unit, tuple(tables), frozenset(parents) & {group.key for group in groups})


def _units(quarter: Quarter, unit: Unit) -> list[Group]:
    return published(by_unit(of_quarter(quarter, unit), unit), rest=REST)
