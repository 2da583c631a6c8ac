"""Cases that are not done and past their date now: a live figure, beside those that were counted at night."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import CharField, Count, Exists, F, Min, OuterRef, Q, Value
from django.db.models.functions import Concat

from zhichi.domains.catalogue.models.measured_cases import filed_since
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, CaseQuerySet
from zhichi.foundation.procedures.public import ProcedureVersion, limits_of_the_party
from zhichi.foundation.timelimits.public import Clock, ClockState


class Late(NamedTuple):
    """So many cases of one version, guide and desk, and since when the oldest is past its date."""

    version: int
    item: str
    item_version: int
    unit: int
    desk: str
    cases: int
    oldest: date


def open_late(
    actor: Actor, versions: Iterable[ProcedureVersion], since: date | None, today: date
) -> CaseQuerySet:
    """Whose next date is past, but for dates that are the party's own."""
    cases = Case.objects.visible_to(actor).unfinished().overdue(on=today)
    wanted = [_of(version.pk, today) for version in versions]
    return filed_since(cases.filter(reduce(or_, wanted, Q(pk=None))), since)


def _of(version: int, today: date) -> Q:
    own = limits_of_the_party(version)
    if not own:
        return Q(version_id=version)
    # Behind a date of the party's own another one may be past too.
    clocks = Clock.objects.annotate(
        plain_state=Concat(F("state"), Value(""), output_field=CharField())
    ).filter(
        subject=Concat(Value("case:"), OuterRef("number"), output_field=CharField()),
        plain_state=ClockState.RUNNING,
        due_on__lt=today,
    )
    other = Exists(clocks.exclude(limit__key__in=own))
    return Q(version_id=version) & (~Q(due_limit__in=own) | Q(other))


def late_groups(
    actor: Actor, versions: Iterable[ProcedureVersion], since: date | None, today: date
) -> list[Late]:
    """The same counted by version, guide and desk. One statement."""
    keys = ("version_id", "item", "item_version", "unit_id", "unit__name")
    rows: Any = open_late(actor, versions, since, today).order_by().values_list(*keys)
    return [Late(*row) for row in rows.annotate(n=Count("pk"), oldest=Min("due_on")).order_by(*keys)]
