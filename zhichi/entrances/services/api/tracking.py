"""`GET /track/{code}`: the progress of a case for whoever knows its code and the last four."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Path, Router

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.problems import InvalidProblem, Kind, Problem, ProblemError
from zhichi.entrances.services.api.shapes import DateKind, DeskOut, MilestoneOut, RunningDate, TrackOut
from zhichi.foundation.accounts.public import CITIZEN, client_address
from zhichi.foundation.cases.public import (
    Case,
    Light,
    LockedError,
    WrongKeyError,
    can_perform,
    light_of,
    track,
)
from zhichi.foundation.timelimits.public import Clock, open_clocks
from zhichi.kernel import writes

router = Router(tags=["办事"])
ERRORS = {404: Problem, 422: InvalidProblem, 429: Problem, 503: Problem}
Code = Annotated[str, Path(description="16 digits; spaces and dashes may stand between them.")]
LastFour = Annotated[
    str,
    Header(
        alias="X-Key",
        pattern="^[0-9]{3}[0-9Xx]$",
        description="Last four of the phone, the id number or the pin given at filing.",
    ),
]


@router.get("/track/{code}", response={200: TrackOut, **ERRORS}, operation_id="track_case")
def track_case(request: HttpRequest, code: Code, ending: LastFour) -> HttpResponse:
    """Progress of a case.

    A wrong code and a wrong last four get the same 404. After a few of them a code, or an address, is locked:
    429 with `Retry-After` in seconds.
    """
    at = timezone.now()
    try:
        with writes.allowed("counters against guessing"):
            case = track(code=printable(code), ending=ending, address=client_address(request), at=at)
    except WrongKeyError as error:
        raise ProblemError(Kind.NOT_FOUND, str(error)) from error
    except LockedError as error:
        headers = {"Retry-After": str(max(1, error.seconds))}
        raise ProblemError(Kind.LOCKED, str(error), headers=headers) from error
    return answer(told(case, at), private=True)


def printable(text: str) -> str:
    """A database takes no NUL, and no code has one."""
    return "".join(sign for sign in text if sign.isprintable())


def told(case: Case, at: datetime) -> TrackOut:
    """The case in the words of its citizen: desks, no persons."""
    clocks = open_clocks(case.subject)
    return TrackOut(
        number=case.number,
        title=case.title,
        state=case.current_state.public,
        done=case.is_done,
        unit=DeskOut(name=case.unit.name, phone=case.unit.phone),
        milestones=[
            MilestoneOut(
                key=act.milestone,
                text=act.public_text,
                at=timezone.localtime(act.at).replace(microsecond=0),
                desk=act.desk,
            )
            for act in case.acts.exclude(milestone="").order_by("seq")
        ],
        dates=[running(clock, at) for clock in statutory_first(clocks)],
        next_date=next((running(clock, at) for clock in clocks if is_next(case, clock)), None),
        may_do=[
            verb.title for verb in case.procedure.verbs_from(case.state) if can_perform(CITIZEN, case, verb)
        ],
    )


def statutory_first(clocks: Iterable[Clock]) -> list[Clock]:
    return sorted(clocks, key=lambda clock: (not clock.limit.hard, clock.pk))


def is_next(case: Case, clock: Clock) -> bool:
    return clock.due_on is not None and clock.limit.key == case.due_limit and clock.due_on == case.due_on


def running(clock: Clock, at: datetime) -> RunningDate:
    today = timezone.localdate(at)
    light = light_of(clock.due_on, today, suspended=False, done=False) if clock.due_on else Light.GREY
    return RunningDate(
        on=clock.due_on,
        title=clock.limit.title,
        law=f"{clock.limit.law}{clock.limit.article}",
        kind=DateKind.STATUTORY if clock.limit.hard else DateKind.PROMISE,
        provisional=clock.provisional,
        light=str(light),
        days_left=(clock.due_on - today).days if clock.due_on else None,
    )
