"""`POST /applications`: file once, under an idempotency key."""

import hashlib
from datetime import date
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Body, Header, Router
from ninja.decorators import decorate_view

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.answers import check
from zhichi.entrances.services.api.applicants import applicant_of
from zhichi.entrances.services.api.bodies import json_body
from zhichi.entrances.services.api.dates import Told, dates_at_filing, first_date, told_of
from zhichi.entrances.services.api.problems import InvalidProblem, Kind, Problem, ProblemError, invalid
from zhichi.entrances.services.api.shapes import ApplicationIn, FiledOut, Receipt
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case, Filed, Filing, KeyReusedError, Opened, RefusedError, file
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.procedures.public import NoProcedureError, current_id, procedure_of
from zhichi.foundation.regions.public import Region, ancestry, region_of
from zhichi.foundation.sockets.public import SERVICE_ITEMS

router = Router(tags=["办事"])
APPLICANT = ("name", "phone", "id_number", "address", "pin")
COUNTY = 3
ERRORS = {400: Problem, 409: Problem, 413: Problem, 415: Problem, 422: InvalidProblem, 503: Problem}
ReplayKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern="^[!-~]{8,80}$",
        description="A fresh random value for each filing, the same one when repeating it.",
    ),
]


@router.post(
    "/applications", response={201: FiledOut, 200: FiledOut, **ERRORS}, operation_id="file_application"
)
@decorate_view(json_body)
def file_application(
    request: HttpRequest, application: Annotated[ApplicationIn, Body()], key: ReplayKey
) -> HttpResponse:
    """File an application.

    201 when it was filed now. The same key with the same content answers 200 with the same body and
    `Idempotency-Replayed: true`; the same key with other content is a 409. No login, no cookie.
    """
    at = timezone.now()
    filing = filing_of(application, timezone.localdate(at))
    # Hashed and marked: a client's key can never meet the key of a page's draft.
    stored = "api:" + hashlib.sha256(key.encode()).hexdigest()
    try:
        filed = file(filing=filing, key=stored, by=CITIZEN, at=at)
    except KeyReusedError as error:
        raise ProblemError(Kind.KEY_REUSED, str(error)) from error
    except RefusedError as error:
        raise invalid({place_of(error.field): str(error)}) from error
    link = request.build_absolute_uri(f"{reverse('services:track')}?code={filed.case.tracking_code}")
    body = first_answer(filed, link)
    if filed.repeated:
        return answer(body, private=True, headers={"Idempotency-Replayed": "true"})
    return answer(body, status=201, private=True)


def filing_of(application: ApplicationIn, day: date) -> Filing:
    """The filing that the body describes, made on `day`; every fault in it at once."""
    version_id, kind = version_for(application.kind, day)
    procedure = procedure_of(version_id)
    region = region_of(application.region)
    faults = region_faults(region, day) if region else {"region": "没有这个行政区划代码。"}
    applicant, applicant_faults = applicant_of(application.applicant, anonymous=procedure.filing.anonymous)
    answers, answer_faults = check(application.answers, procedure.filing.fields)
    faults |= applicant_faults | answer_faults
    if faults or region is None:
        raise invalid(faults)
    return Filing(
        kind=kind,
        region=region,
        applicant=applicant,
        answers=answers,
        channel=application.channel.value,
        version_id=version_id,
    )


def version_for(code: str, day: date) -> tuple[int, str]:
    """The version of an item's procedure in force on a day, and its kind."""
    if code not in SERVICE_ITEMS:
        raise invalid({"kind": "没有这项服务，可办的见 /items。"})
    kind = SERVICE_ITEMS.get(code).kind
    try:
        return current_id(kind, day), kind
    except NoProcedureError as error:
        raise invalid({"kind": "这项业务暂时不能办理。"}) from error


def region_faults(region: Region, day: date) -> dict[str, str]:
    if region.valid_to is not None and region.valid_to <= day:
        return {"region": "这个行政区划代码已经停用。"}
    if region.level < COUNTY:
        return {"region": "请具体到县（市、区）、乡镇或村。"}
    if settings.ZHICHI_CITY not in ancestry(region.code):
        return {"region": "这里不是本市的地方。"}
    return {}


def place_of(field: str) -> str:
    """Where in the body a field of the filing stands."""
    if field in APPLICANT:
        return f"applicant.{field}"
    return field if field in {"", "kind", "region"} else f"answers.{field}"


def first_answer(filed: Filed, link: str) -> FiledOut:
    """What is told when the case is opened; of a repeat, what was told then, however far the case has come since."""
    case = filed.case
    state, digest, dates, due = told_now(filed.opened) if filed.opened else told_then(case)
    return FiledOut(
        number=case.number,
        tracking_code=case.tracking_code,
        state=case.procedure.states[state].public,
        next_date=first_date(dates, due),
        receipt=Receipt(entry_digest=digest, track_url=link),
    )


Answered = tuple[str, str, list[Told], dict[str, str | None]]


def told_now(opened: Opened) -> Answered:
    """State, digest of the entry, clocks and their days of a case just begun."""
    dates = [told_of(clock) for clock in opened.clocks]
    due = {told.key: told.due_on.isoformat() if told.due_on else None for told in dates}
    return opened.case.state, opened.entry.digest, dates, due


def told_then(case: Case) -> Answered:
    """The same of a case begun before, read from the ledger."""
    entry = entries_of(case.subject).select_related("payload").filter(seq=1).get()
    told = payload_of(entry) or {"state": case.state, "clocks": []}
    due = {clock["limit"]: clock["due"] for clock in told["clocks"]}
    return told["state"], entry.digest, dates_at_filing(case), due
