"""An adviser's days: a pattern is set, ended, changed for one day; the days are laid out two months ahead."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.lawtalk.access import can_arrange
from zhichi.domains.lawtalk.enums import Code, Every, Nth
from zhichi.domains.lawtalk.models import AdviserRota, RotaChange
from zhichi.domains.lawtalk.rules.rota import Pattern, days_of
from zhichi.domains.network.public import PlannedDay, PointPerson, lay_out, take_out
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import append
from zhichi.foundation.timelimits.public import calendar_on
from zhichi.kernel.workdays import BEIJING, Calendar

AHEAD = timedelta(days=60)


@transaction.atomic
def set_rota(
    *,
    person: PointPerson,
    weekday: int,
    starts: time,
    ends: time,
    from_on: date,
    nth: int = Nth.NONE,
    every: int = Every.ONE,
    moves: bool = False,
    by: Actor,
    at: datetime,
) -> AdviserRota:
    """From a day on he comes by this pattern; the same pattern set twice is one. PermissionDenied, RefusedError."""
    _let_in(person, by)
    if ends <= starts:
        raise RefusedError("结束时间要在开始时间之后。", "ends")
    if person.to_on is not None and from_on >= person.to_on:
        raise RefusedError(f"他的合同到 {person.to_on:%Y-%m-%d} 为止，请先续签。", "from_on")
    rota, fresh = AdviserRota.objects.get_or_create(
        person=person,
        weekday=weekday,
        nth=nth,
        every=Every.ONE if nth else every,
        starts=starts,
        last_on=None,
        defaults={"ends": ends, "moves": moves, "from_on": from_on, "set_at": at, "set_by": by.ref},
    )
    if fresh:
        _tell(rota, Code.ROTA_SET, by, at, {"rota": str(rota), "from": from_on.isoformat()})
        lay(rota, by=by, at=at)
    return rota


@transaction.atomic
def end_rota(*, rota_id: int, by: Actor, at: datetime) -> AdviserRota:
    """He comes by it no more: its days after today are taken back. Ended before, it stays as it is."""
    rota = _held(rota_id, by)
    if rota.last_on is None:
        rota.last_on = localdate(at)
        rota.save(update_fields=["last_on"])
        _tell(rota, Code.ROTA_ENDED, by, at, {"rota": str(rota)})
        take_out(person=rota.person, key=rota.key, by=by, at=at)
    return rota


@transaction.atomic
def change_day(
    *, rota_id: int, day: date, instead: date | None, reason: str, by: Actor, at: datetime
) -> RotaChange:
    """One day is agreed otherwise: moved to `instead`, or left out. RefusedError for a day not of the rota."""
    rota = _held(rota_id, by)
    if not reason.strip():
        raise RefusedError("请写一写为什么改。", "reason")
    if day < localdate(at) or (instead is not None and instead < localdate(at)):
        raise RefusedError("过去的日子不能再改。", "day")
    if day not in {each for each, _ in days(rota, day, day, calendar_on(at), ignoring=True)}:
        raise RefusedError("这一天按排班本来就不来，请核对日期。", "day")
    change, _ = RotaChange.objects.update_or_create(
        rota=rota, day=day, defaults={"instead": instead, "reason": reason.strip()[:60]}
    )
    told = {"day": day.isoformat(), "instead": instead.isoformat() if instead else ""}
    _tell(rota, Code.ROTA_CHANGED, by, at, told)
    take_out(person=rota.person, key=f"{rota.key}{day}", by=by, at=at)
    lay(rota, by=by, at=at)
    return change


def lay(rota: AdviserRota, *, by: Actor, at: datetime) -> int:
    """Lay the coming two months out; what is there stays as it is. An effect of the verbs and of the daily round."""
    today = localdate(at)
    planned = [
        PlannedDay(f"{rota.key}{day}", moment(comes, rota.starts), moment(comes, rota.ends))
        for day, comes in days(rota, today, today + AHEAD, calendar_on(at))
    ]
    return lay_out(person=rota.person, days=[one for one in planned if one.starts > at], by=by, at=at)


def lay_all(at: datetime) -> int:
    """Fits `sockets.PERIODIC`: the rota is carried forward a day each day."""
    live = AdviserRota.objects.filter(last_on=None).select_related("person__point")
    laid = 0
    for rota in live:
        laid += _carry(rota, at)
    return laid


@transaction.atomic
def _carry(rota: AdviserRota, at: datetime) -> int:
    return lay(rota, by=SYSTEM, at=at)


def days(
    rota: AdviserRota, first: date, last: date, calendar: Calendar, *, ignoring: bool = False
) -> list[tuple[date, date]]:
    """`rules.rota.days_of` on the calendar of working days; `ignoring`: as the pattern has it, whatever was agreed."""
    pattern: Pattern = rota.pattern

    def is_off(day: date) -> bool:
        # A year whose holidays are not announced yet has none; what is announced later is put right day by day.
        known = day.year in calendar.years
        return not ignoring and known and day.weekday() < 5 and not calendar.is_working(day)

    changed = {} if ignoring else dict(rota.changes.values_list("day", "instead"))
    return days_of(pattern, first, last, is_off=is_off, instead=changed)


def moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, BEIJING)


def _held(rota_id: int, by: Actor) -> AdviserRota:
    rota = (
        AdviserRota.objects.select_for_update(of=("self",))
        .select_related("person__point__unit")
        .get(pk=rota_id)
    )
    _let_in(rota.person, by)
    return rota


def _let_in(person: PointPerson, by: Actor) -> None:
    verdict = can_arrange(by, person.point)
    if not verdict:
        raise PermissionDenied(verdict.because)


def _tell(rota: AdviserRota, code: str, by: Actor, at: datetime, payload: dict[str, str]) -> None:
    told = {"person": rota.person_id, "id": rota.pk, **payload}
    append(subject=f"point:{rota.person.point.code}", at=at, actor=by.ref, code=code, payload=told)
