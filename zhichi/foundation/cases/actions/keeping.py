"""Which cases a browser may show: those filed, registered or opened in it by code and last four, for half an hour."""

from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any

from zhichi.foundation.cases.models import Case

SESSION_KEY = "open_cases"
OPEN_FOR = timedelta(minutes=30)
MOST_OPEN = 10

Session = MutableMapping[str, Any]


def keep_open(session: Session, *, case: Case, at: datetime) -> None:
    """Remember that this browser knows the case's key; the oldest of more than ten is forgotten."""
    held = {**session.get(SESSION_KEY, {}), case.tracking_code: (at + OPEN_FOR).timestamp()}
    session[SESSION_KEY] = dict(list(held.items())[-MOST_OPEN:])


def open_until(session: Session, code: str) -> float:
    """Until when (seconds since 1970) the case behind a tracking code is open in this browser; 0 when it is not."""
    return float(session.get(SESSION_KEY, {}).get(code, 0))
