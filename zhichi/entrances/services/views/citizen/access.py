"""Which cases this browser may show: those filed or opened here by code and last four, for half an hour."""

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from zhichi.foundation.cases.public import Case, keep_open, open_until

# A form opened in time may still be sent a while later: nothing that somebody typed slowly is lost.
SENDING_FOR = timedelta(minutes=90)


class NotOpenError(Exception):
    """The browser has not shown the key of this case, or too long ago."""


def kiosk_of(request: HttpRequest) -> Any:
    """The public machine that shows the page, as its middleware knows it; None elsewhere."""
    return getattr(request, "zhichi_kiosk", None)


def at_kiosk(request: HttpRequest) -> bool:
    return kiosk_of(request) is not None


def open_case(request: HttpRequest, case: Case, at: datetime) -> None:
    """Remember that this browser knows the case's key."""
    keep_open(request.session, case=case, at=at)


def opened_case(request: HttpRequest, code: str) -> Case:
    """The case behind `code` if this browser opened it; NotOpenError sends the reader to the query page."""
    until = open_until(request.session, code)
    if request.method == "POST":
        until += SENDING_FOR.total_seconds()
    if until < timezone.now().timestamp():
        raise NotOpenError
    case = (
        Case.objects.select_related("unit", "region", "origin_unit", "county_unit")
        .prefetch_related("parties")
        .filter(tracking_code=code)
        .first()
    )
    if case is None:
        raise Http404
    return case
