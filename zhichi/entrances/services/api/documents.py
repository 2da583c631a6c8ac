"""Problem documents as they are sent (RFC 9457)."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, ConfigDict, Field

from zhichi.entrances.services.api.problems import Kind, ProblemError

MEDIA_TYPE = "application/problem+json"


class Fault(BaseModel):
    """One thing to put right: where (`applicant.phone`, `answers.matter`, a parameter, a header) and how."""

    model_config = ConfigDict(extra="forbid")

    field: str = Field(examples=["applicant.phone"])
    message: str = Field(examples=["手机号码应是11位数字，您填了10位。"])


class Problem(BaseModel):
    """RFC 9457."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="Stable; what to switch on.", examples=["/problems/locked"])
    title: str = Field(description="The kind of problem, in Chinese.")
    status: int = Field(description="The HTTP status again.")
    detail: str = Field(description="What is wrong here and what to do, in Chinese, fit to be shown.")
    instance: str = Field(description="The path that was asked for.")


class InvalidProblem(Problem):
    """422: what was sent cannot be taken; every fault with its field."""

    errors: Annotated[list[Fault], Field(min_length=1)]


def response_to(request: HttpRequest, error: ProblemError) -> HttpResponse:
    """The problem document of an error."""
    said: dict[str, Any] = {
        "type": error.kind.uri,
        "title": error.kind.title,
        "status": error.kind.status,
        "detail": error.detail,
        "instance": request.path,
    }
    if error.kind is Kind.INVALID:
        errors = [Fault(field=field, message=message) for field, message in error.faults.items()]
        body = InvalidProblem(**said, errors=errors).model_dump_json()
    else:
        body = Problem(**said).model_dump_json()
    headers = {"Cache-Control": "no-store", **error.headers}
    return HttpResponse(body, status=error.kind.status, content_type=MEDIA_TYPE, headers=headers)
