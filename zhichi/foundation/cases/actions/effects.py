"""What an act brings about besides the change of state: clocks, the next date, documents, index."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from zhichi.foundation.cases.models import Act, Case, Counter, Record
from zhichi.foundation.cases.rules import NO_DATE, SHANGHAI
from zhichi.foundation.procedures.public import ClockEffect, Field, FieldType, RecordSpec
from zhichi.foundation.regions.public import Region, Unit, responsible_unit
from zhichi.foundation.search.public import put
from zhichi.foundation.statements.public import insert_all
from zhichi.foundation.timelimits.public import Clock, extend, open_clocks, resume, start, stop, suspend


def turn_clocks(
    case: Case, effects: Iterable[ClockEffect], answers: Mapping[str, Any], *, at: datetime, by: str
) -> None:
    """Apply a verb's clock effects; raises TimeLimitError, whose text is for the person."""
    ordered = list(effects)
    # All that stop are stopped by the first of them, in one statement for the case.
    ending = [effect.target for effect in ordered if effect.action == "stop"]
    for effect in ordered:
        n = answers[effect.n_from] if effect.n_from else None
        if effect.action == "start":
            start(subject=case.subject, limit=effect.target, at=at, by=by, n=n)
        elif effect.action == "stop":
            if ending:
                stop(subject=case.subject, limit=ending, at=at)
            ending = []
        elif effect.action == "suspend":
            suspend(subject=case.subject, kind=effect.target, at=at)
        elif effect.action == "resume":
            resume(subject=case.subject, kind=effect.target, at=at)
        else:
            for clock in open_clocks(case.subject):
                if clock.limit.key == effect.target and n is not None:
                    extend(clock=clock, n=n, at=at, approver=by, reason=answers["reason"])


def set_next_date(case: Case, clocks: Iterable[Clock]) -> None:
    """The earliest statutory date that runs, else the earliest promised one; suspended when all stand still."""
    live = list(clocks)
    dated = [
        (not clock.limit.hard, clock.due_on, clock.limit.key) for clock in live if clock.due_on is not None
    ]
    _, case.due_on, case.due_limit = min(dated, default=(True, NO_DATE, ""))
    case.due_suspended = bool(live) and not dated


def refresh_next_date(case: Case) -> None:
    set_next_date(case, open_clocks(case.subject))


def desk_for(
    region: Region | str, kinds: Iterable[str], *, same: Unit | None, origin: Unit | None
) -> Unit | None:
    """The first of these kinds of unit that serves the region (or its code); `same`, `origin`: units known."""
    for kind in kinds:
        unit = same if kind == "same" else origin if kind == "origin" else responsible_unit(region, kind)
        if unit is not None:
            return unit
    return None


def make_record(
    act: Act, spec: RecordSpec, fields: Iterable[Field], answers: Mapping[str, Any], *, unit_id: int
) -> Record:
    """Keep the document of an act: its fields with their labels as they were, numbered from the organ's pool."""
    record = Record(
        case=act.case,
        act=act,
        key=spec.key,
        title=spec.title,
        number=_number(act.case, spec, act.at),
        unit_id=unit_id,
        data=[
            {"name": field.name, "label": field.title, "value": shown_value(field, answers[field.name])}
            for field in fields
            if field.name in answers
        ],
        given=spec.given,
        made_at=act.at,
    )
    return insert_all([record])[0]


def _number(case: Case, spec: RecordSpec, at: datetime) -> str:
    if not spec.number:
        return ""
    year = at.astimezone(SHANGHAI).year
    n = Counter.objects.next(f"record:{spec.key}:{case.county_unit_id}:{year}")
    place = case.county_unit.name.removesuffix("司法局")
    return spec.number.format(place=place, year=year, n=n)


def shown_value(field: Field, value: Any) -> str:
    """An answer in the words of its form: labels for choices, 是/否, lists joined."""
    labels = dict(field.options)
    if isinstance(value, list):
        return "、".join(labels.get(str(item), str(item)) for item in value)
    if field.type in {FieldType.YES_NO, FieldType.STATEMENT}:
        return "是" if value in (True, "true", "True", "yes") else "否"
    return labels.get(str(value), str(value))


def index_case(case: Case) -> None:
    """Words an officer may search by; nothing that identifies a person."""
    put(index="cases", key=case.pk, text=f"{case.number} {case.title} {case.region.full_name}")
