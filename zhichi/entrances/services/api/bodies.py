"""Request bodies: JSON only, of a size that a filing can need."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.parser import Parser
from pydantic_core import from_json

from zhichi.entrances.services.api.documents import response_to
from zhichi.entrances.services.api.problems import Kind, ProblemError

# A form of several long texts, every character escaped, fits twice.
LARGEST = 128 * 1024
Run = Callable[..., HttpResponse]


class StrictParser(Parser):
    """JSON without NaN, lone surrogates or endless numbers."""

    def parse_body(self, request: HttpRequest) -> Any:
        return from_json(request.body, allow_inf_nan=False)


def json_body(run: Run) -> Run:
    """Refuse other content types and bodies that are too large, before anything is read."""

    @wraps(run)
    def checked(request: HttpRequest, **path: Any) -> HttpResponse:
        said = body_fault(request)
        return response_to(request, said) if said else run(request, **path)

    return checked


def body_fault(request: HttpRequest) -> ProblemError | None:
    if request.content_type != "application/json":
        return ProblemError(Kind.MEDIA, "请用 application/json 提交。")
    if (request.content_params or {}).get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
        return ProblemError(Kind.MEDIA, "请用 UTF-8 编码提交。")
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return ProblemError(Kind.TOO_LARGE, f"内容不能超过 {LARGEST // 1024} KB。")
    if not request.body:
        return ProblemError(Kind.MALFORMED, "没有收到内容。")
    return None
