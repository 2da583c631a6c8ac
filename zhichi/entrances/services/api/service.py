"""The API put together: its operations, its errors, its schema."""

import logging
from functools import cache
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from zhichi.entrances.services.api import (
    applications,
    calendar,
    coverage,
    health,
    items,
    points,
    searching,
    tracking,
)
from zhichi.entrances.services.api.bodies import StrictParser
from zhichi.entrances.services.api.documents import MEDIA_TYPE, response_to
from zhichi.entrances.services.api.faults import sentences
from zhichi.entrances.services.api.problems import Kind, ProblemError, invalid

log = logging.getLogger("zhichi.api")
PREFIX = "/api/v1"
ABOUT = "办事、查进度、找服务点、算期限。Errors are RFC 9457 problem documents; HEAD works wherever GET does."

api = NinjaAPI(
    title="咫尺 Zhichi",
    version="1",
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    parser=StrictParser(),
    servers=[{"url": PREFIX}],
)
for room in (applications, tracking, items, points, coverage, searching, calendar, health):
    api.add_router("", room.router)


@api.exception_handler(ProblemError)
def tell(request: HttpRequest, error: ProblemError) -> HttpResponse:
    return response_to(request, error)


@api.exception_handler(ValidationError)
def tell_faults(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return response_to(request, invalid(sentences(error.errors)))


@api.exception_handler(HttpError)
def tell_malformed(request: HttpRequest, error: HttpError) -> HttpResponse:
    """ninja raises this for a body it cannot parse, and for nothing else here."""
    return response_to(request, ProblemError(Kind.MALFORMED, "内容不是正确的 JSON。"))


@api.exception_handler(RequestDataTooBig)
def tell_too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return response_to(request, ProblemError(Kind.TOO_LARGE, "内容太大。"))


@api.exception_handler(Http404)
def tell_missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return response_to(request, ProblemError(Kind.NOT_FOUND, "没有这个地址。"))


@api.exception_handler(DatabaseError)
def tell_unavailable(request: HttpRequest, error: DatabaseError) -> HttpResponse:
    """The database is away, full or too busy: nothing was kept, the same request may be sent again."""
    log.error("api: the database failed: %s", type(error).__name__, exc_info=error)
    said = "系统暂时忙不过来，没有提交成功。请过一会儿用同一个提交编号再试。"
    return response_to(request, ProblemError(Kind.UNAVAILABLE, said, headers={"Retry-After": "5"}))


@api.exception_handler(Exception)
def tell_broken(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("api: %s", type(error).__name__, exc_info=error)
    return response_to(request, ProblemError(Kind.BROKEN, "系统出了错，已经记下。请过一会儿再试。"))


@cache
def schema() -> dict[str, Any]:
    """The OpenAPI document, built once a process. Paths stand below the server's address."""
    document: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=""))
    titles = {kind.status: kind.title for kind in Kind}
    for path in document["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
                    response["description"] = titles[int(status)]
    return document
