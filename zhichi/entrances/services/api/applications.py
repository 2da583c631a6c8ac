"""`POST /applications`: file once, under an idempotency key."""

import hashlib
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Body, Header, Router
from ninja.decorators import decorate_view

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.bodies import json_body
from zhichi.entrances.services.api.documents import InvalidProblem, Problem
from zhichi.entrances.services.api.filed import first_answer
from zhichi.entrances.services.api.filings import filing_of, place_of
from zhichi.entrances.services.api.pacing import count, let_through
from zhichi.entrances.services.api.problems import Kind, ProblemError, invalid
from zhichi.entrances.services.api.shapes import ApplicationIn, FiledOut
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import KeyReusedError, RefusedError, file

router = Router(tags=["办事"])
ERRORS = {
    400: Problem,
    409: Problem,
    413: Problem,
    415: Problem,
    422: InvalidProblem,
    429: Problem,
    503: Problem,
}
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
    `Idempotency-Replayed: true`; the same key with other content is a 409. No login, no cookie. Too many of one
    telephone or from one address: 429 with `Retry-After` in seconds; a repeat under its key is answered all the same.
    """
    at = timezone.now()
    filing = filing_of(application, timezone.localdate(at))
    # Hashed and marked: a client's key can never meet the key of a page's draft.
    stored = "api:" + hashlib.sha256(key.encode()).hexdigest()
    phone = filing.applicant.phone
    let_through(request, phone=phone, key=stored, at=at)
    try:
        filed = file(filing=filing, key=stored, by=CITIZEN, at=at)
    except KeyReusedError as error:
        raise ProblemError(Kind.KEY_REUSED, str(error)) from error
    except RefusedError as error:
        raise invalid({place_of(error.field): str(error)}) from error
    link = request.build_absolute_uri(f"{reverse('services:track')}?code={filed.case.tracking_code}")
    if not filed.repeated:
        count(request, phone=phone, at=at)
    body = first_answer(filed, link)
    if filed.repeated:
        return answer(body, private=True, headers={"Idempotency-Replayed": "true"})
    return answer(body, status=201, private=True)
