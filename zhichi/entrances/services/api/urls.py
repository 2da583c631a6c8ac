"""Addresses of the API; what is none of them is a problem document too."""

import json
from functools import cache

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, re_path

from zhichi.entrances.services.api.documents import response_to
from zhichi.entrances.services.api.gate import opened
from zhichi.entrances.services.api.problems import Kind, ProblemError
from zhichi.entrances.services.api.service import api, schema


@opened
def openapi(request: HttpRequest) -> HttpResponse:
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    return HttpResponse(_schema_bytes(), content_type="application/json")


@cache
def _schema_bytes() -> bytes:
    return json.dumps(schema(), ensure_ascii=False).encode()


@opened
def unknown(request: HttpRequest) -> HttpResponse:
    return response_to(request, ProblemError(Kind.NOT_FOUND, "没有这个地址，可用的见 /api/v1/openapi.json。"))


# ninja's own page at the root says nothing that the schema does not.
operations = [
    URLPattern(each.pattern, opened(each.callback), each.default_args, each.name)
    for each in api.urls[0]
    if isinstance(each, URLPattern) and each.callback is not None and each.name != "api-root"
]
app_name = "api"
urlpatterns = [*operations, re_path(r"^openapi\.json$", openapi, name="openapi"), re_path("", unknown)]
