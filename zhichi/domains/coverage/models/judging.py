"""The judgement of every operating point on any day, from the evidence of that day."""

from collections.abc import Iterator
from datetime import date

from zhichi.domains.coverage.enums import Standing
from zhichi.domains.coverage.models.evidence import facts_on
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.rules.vitality import Judged, judge

Judgement = tuple[int, Judged, date | None]


def judged_on(day: date) -> Iterator[Judgement]:
    """(point id, judgement, first day on which its verification is no longer good) of every operating point."""
    spec = vitality()
    for pk, facts in facts_on(day, spec):
        until = facts.check.until if facts.check is not None and facts.check.real else None
        yield pk, judge(facts, spec, day), until


def alive_on(day: date) -> set[int]:
    """Points alive on a day. Reads all evidence of the days before it: for commands, not for pages."""
    return {pk for pk, one, _ in judged_on(day) if one.standing == Standing.ALIVE}
