"""`GET /track/{code}`: the progress of a case for whoever knows its code and the last four."""

from datetime import datetime
from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Path, Router

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.commitments import commitments_of
from zhichi.entrances.services.api.dates import live_dates, next_of, running
from zhichi.entrances.services.api.documents import InvalidProblem, Problem
from zhichi.entrances.services.api.problems import Kind, ProblemError
from zhichi.entrances.services.api.shapes import DeskOut, MilestoneOut, TrackOut
from zhichi.foundation.accounts.public import CITIZEN, client_address
from zhichi.foundation.cases.public import Act, Case, LockedError, WrongKeyError, can_do_now, track
from zhichi.foundation.statements.public import Slot, reading
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


@reading
def milestones_of(*, case: Slot) -> QuerySet[Act, tuple[str, str, datetime, str]]:
    public = Act.objects.filter(case_id=case).exclude(milestone="").order_by("seq")
    return public.values_list("milestone", "public_text", "at", "desk")


def printable(text: str) -> str:
    """A database takes no NUL, and no code has one."""
    return "".join(sign for sign in text if sign.isprintable())


def told(case: Case, at: datetime) -> TrackOut:
    """The case in the words of its citizen: desks, no persons."""
    dates = live_dates(case)
    following = next_of(case, dates)
    return TrackOut(
        number=case.number,
        title=case.title,
        state=case.current_state.public,
        done=case.is_done,
        unit=DeskOut(name=case.unit.name, phone=case.unit.phone),
        milestones=[
            MilestoneOut(key=key, text=text, at=timezone.localtime(when).replace(microsecond=0), desk=desk)
            for key, text, when, desk in milestones_of(case=case.pk)
        ],
        dates=[running(each, at) for each in dates],
        next_date=running(following, at) if following else None,
        commitments=commitments_of(case.pk),
        may_do=[
            verb.title
            for verb in case.procedure.verbs_from(case.state)
            if can_do_now(CITIZEN, case, verb, at=at)
        ],
    )
