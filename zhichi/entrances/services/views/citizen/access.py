"""Which cases this browser may show: those filed or opened here by code and last four, for half an hour."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest
from django.utils import timezone

from zhichi.foundation.cases.public import Case

SESSION_KEY = "open_cases"
OPEN_FOR = timedelta(minutes=30)
# A form opened in time may still be sent a while later: nothing that somebody typed slowly is lost.
SENDING_FOR = timedelta(minutes=90)


class NotOpenError(Exception):
    """The browser has not shown the key of this case, or too long ago."""


def open_case(request: HttpRequest, case: Case, at: datetime) -> None:
    """Remember that this browser knows the case's key; the oldest of more than ten is forgotten."""
    held = {**request.session.get(SESSION_KEY, {}), case.tracking_code: (at + OPEN_FOR).timestamp()}
    request.session[SESSION_KEY] = dict(list(held.items())[-10:])


def opened_case(request: HttpRequest, code: str) -> Case:
    """The case behind `code` if this browser opened it; NotOpenError sends the reader to the query page."""
    until = request.session.get(SESSION_KEY, {}).get(code, 0)
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
