"""What stands before every operation: open to all, HEAD as GET, refusals as problem documents."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from zhichi.entrances.services.api.documents import response_to
from zhichi.entrances.services.api.problems import Kind, ProblemError

View = Callable[..., HttpResponse]


def opened(view: View) -> View:
    """No login and no cookie, so nothing to forge: the API is for machines that hold no session."""

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def gate(request: HttpRequest, **path: Any) -> HttpResponse:
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        try:
            response = view(request, **path)
        finally:
            request.method = asked
        if response.status_code == 405:
            response = refused_method(request, response["Allow"])
        return without_body(response) if asked == "HEAD" else response

    return gate


def refused_method(request: HttpRequest, allowed: str) -> HttpResponse:
    methods = [method.strip() for method in allowed.split(",")]
    if "GET" in methods:
        methods.append("HEAD")
    allow = ", ".join(sorted(methods))
    return response_to(
        request, ProblemError(Kind.METHOD, f"这个地址只能用 {allow}。", headers={"Allow": allow})
    )


def without_body(response: HttpResponse) -> HttpResponse:
    """The same headers, the length of what a GET would have answered."""
    length = str(len(response.content))
    response.content = b""
    response["Content-Length"] = length
    return response
