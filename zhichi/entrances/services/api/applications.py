"""`POST /applications`: file once, under an idempotency key."""

import hashlib
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
from zhichi.entrances.services.api.dates import first_date
from zhichi.entrances.services.api.problems import InvalidProblem, Kind, Problem, ProblemError, invalid
from zhichi.entrances.services.api.shapes import ApplicationIn, FiledOut, Receipt
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case, Filing, KeyReusedError, RefusedError, file
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.procedures.public import NoProcedureError, Procedure, current_id, procedure_of
from zhichi.foundation.regions.public import Region, ancestry
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
    filing = filing_of(application)
    # Hashed and marked: a client's key can never meet the key of a page's draft.
    stored = "api:" + hashlib.sha256(key.encode()).hexdigest()
    try:
        filed = file(filing=filing, key=stored, by=CITIZEN, at=timezone.now())
    except KeyReusedError as error:
        raise ProblemError(Kind.KEY_REUSED, str(error)) from error
    except RefusedError as error:
        raise invalid({place_of(error.field): str(error)}) from error
    link = request.build_absolute_uri(f"{reverse('services:track')}?code={filed.case.tracking_code}")
    body = first_answer(filed.case, link)
    if filed.repeated:
        return answer(body, private=True, headers={"Idempotency-Replayed": "true"})
    return answer(body, status=201, private=True)


def filing_of(application: ApplicationIn) -> Filing:
    """The filing that the body describes; every fault in it at once."""
    procedure, kind = procedure_for(application.kind)
    region = Region.objects.filter(code=application.region).first()
    faults = {} if region else {"region": "没有这个行政区划代码。"}
    if region is not None:
        faults = region_faults(region)
    applicant, applicant_faults = applicant_of(application.applicant, anonymous=procedure.filing.anonymous)
    answers, answer_faults = check(application.answers, procedure.filing.fields)
    faults |= applicant_faults | answer_faults
    if faults or region is None:
        raise invalid(faults)
    return Filing(
        kind=kind, region=region, applicant=applicant, answers=answers, channel=application.channel.value
    )


def procedure_for(code: str) -> tuple[Procedure, str]:
    """The procedure in force for an item, and its kind."""
    if code not in SERVICE_ITEMS:
        raise invalid({"kind": "没有这项服务，可办的见 /items。"})
    kind = SERVICE_ITEMS.get(code).kind
    try:
        return procedure_of(current_id(kind, timezone.localdate())), kind
    except NoProcedureError as error:
        raise invalid({"kind": "这项业务暂时不能办理。"}) from error


def region_faults(region: Region) -> dict[str, str]:
    if region.valid_to is not None and region.valid_to <= timezone.localdate():
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


def first_answer(case: Case, link: str) -> FiledOut:
    """What was told when the case was opened, read from the ledger: the same however far it has come since."""
    entry = entries_of(case.subject).select_related("payload").filter(seq=1).get()
    told = payload_of(entry) or {"state": case.state, "clocks": []}
    return FiledOut(
        number=case.number,
        tracking_code=case.tracking_code,
        state=case.procedure.states[told["state"]].public,
        next_date=first_date(case, {clock["limit"]: clock["due"] for clock in told["clocks"]}),
        receipt=Receipt(entry_digest=entry.digest, track_url=link),
    )
