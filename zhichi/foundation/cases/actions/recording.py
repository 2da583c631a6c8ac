"""The documents that an act makes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from zhichi.foundation.cases.models import Act, Case, Counter, Record
from zhichi.foundation.cases.rules import SHANGHAI
from zhichi.foundation.procedures.public import Field, FieldType, Issuer, RecordSpec
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import insert_all

Lettering = Callable[..., dict[str, Any] | None]


def keep_record(
    act: Act, spec: RecordSpec, rows: Iterable[Mapping[str, str]], *, desk: Unit, lettering: Lettering
) -> Record:
    """Keep the document of an act: names, labels and values as they were asked, numbered from the organ's pool.

    Whoever acts issues it, or his county bureau where the paper says so; `lettering` puts its sentences together.
    """
    held = [dict(row) for row in rows]
    number = next_number(act.case, spec.key, spec.number, at=act.at)[1] if spec.number else ""
    record = Record(
        case=act.case,
        act=act,
        key=spec.key,
        title=spec.title,
        number=number,
        unit_id=act.case.county_unit_id if spec.issuer == Issuer.COUNTY else desk.pk,
        data=held,
        paper=lettering(act, spec, held, desk=desk.name, number=number),
        given=spec.given,
        made_at=act.at,
    )
    return insert_all([record])[0]


def rows_of(fields: Iterable[Field], answers: Mapping[str, Any]) -> list[dict[str, str]]:
    """What was answered to a verb's fields, with their labels."""
    return [
        {"name": field.name, "label": field.title, "value": shown_value(field, answers[field.name])}
        for field in fields
        if field.name in answers
    ]


def next_number(case: Case, key: str, pattern: str, *, at: datetime) -> tuple[int, str]:
    """The next number of this kind of paper in the county and year, and how it reads: one pool for the documents that
    acts make and for papers issued on their own. Gapless: who is refused afterwards gives it back with his transaction.
    """
    year, place = at.astimezone(SHANGHAI).year, case.county_unit.name.removesuffix("司法局")
    n = Counter.objects.next(pool_name(key, case.county_unit_id, year))
    return n, pattern.format(place=place, year=year, n=n)


def pool_name(key: str, organ: int, year: int) -> str:
    return f"record:{key}:{organ}:{year}"


def shown_value(field: Field, value: Any) -> str:
    """An answer in the words of its form: labels for choices, 是/否, lists joined."""
    labels = dict(field.options)
    if isinstance(value, list):
        return "、".join(labels.get(str(item), str(item)) for item in value)
    if field.type in {FieldType.YES_NO, FieldType.STATEMENT}:
        return "是" if value in (True, "true", "True", "yes") else "否"
    return labels.get(str(value), str(value))
