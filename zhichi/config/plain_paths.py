"""An address with a NUL in it names nothing: PostgreSQL cannot even be asked about it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

# They answer machines in a form of their own, and refuse a NUL themselves.
OWN_ANSWERS = ("/api/", "/ledger/proof/")


class PlainPathMiddleware:
    """Stands last, where the page of a 404 has all it needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info and not request.path_info.startswith(OWN_ANSWERS):
            raise Http404
        return self.get_response(request)
