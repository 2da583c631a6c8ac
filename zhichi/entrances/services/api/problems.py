"""Errors as RFC 9457 problem documents: `title` and `detail` for people, `type` for machines."""

from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"


class Kind(Enum):
    """Every problem there is: (last part of its type, status, title)."""

    MALFORMED = "malformed", 400, "请求读不懂"
    NOT_FOUND = "not-found", 404, "没有找到"
    METHOD = "method-not-allowed", 405, "不能这样操作"
    KEY_REUSED = "key-reused", 409, "提交编号已用于别的内容"
    TOO_LARGE = "too-large", 413, "内容太大"
    MEDIA = "media-type", 415, "内容格式不对"
    INVALID = "invalid", 422, "填写有误"
    LOCKED = "locked", 429, "暂时锁定"
    BROKEN = "broken", 500, "系统出错"
    UNAVAILABLE = "unavailable", 503, "系统暂时不可用"

    def __init__(self, slug: str, status: int, title: str) -> None:
        self.uri, self.status, self.title = f"/problems/{slug}", status, title


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


class ProblemError(Exception):
    """Ends an operation with a problem document."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        faults: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind, self.detail = kind, detail
        self.faults, self.headers = faults or {}, headers or {}


def invalid(faults: Mapping[str, str]) -> ProblemError:
    """422 with these messages by field; the detail is the first of them."""
    return ProblemError(Kind.INVALID, next(iter(faults.values())), faults=faults)


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
