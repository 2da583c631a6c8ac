"""What a session remembers besides the officer: when it began and was last used, who owes the code."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.rules import session_over

BEGAN = "accounts.began"
SEEN = "accounts.seen"
PENDING = "accounts.pending"
PENDING_SECONDS = 600
# Writing the time of last use costs a row: once a minute is exact enough.
SEEN_GRAIN = 60
BACKEND = "django.contrib.auth.backends.ModelBackend"


def begin(request: HttpRequest, officer: Officer, at: datetime) -> None:
    """Log in after every step was passed: a new session key, the clocks of age and idleness at zero."""
    request.session.pop(PENDING, None)
    login(request, officer, backend=BACKEND)
    request.session[BEGAN] = request.session[SEEN] = at.timestamp()
    vars(request).pop("zhichi_actor", None)


def await_code(request: HttpRequest, officer: Officer, at: datetime) -> None:
    """Remember who passed the first step. Nobody is logged in yet, so no page but the code page opens."""
    request.session.cycle_key()
    request.session[PENDING] = [officer.pk, officer.get_session_auth_hash(), at.timestamp()]


def awaited(request: HttpRequest, at: datetime) -> Officer | None:
    """The officer who owes the code; None after ten minutes, or when his password or account changed."""
    pending = request.session.get(PENDING)
    if not pending or at.timestamp() - pending[2] > PENDING_SECONDS:
        return None
    officer = Officer.objects.filter(pk=pending[0], is_active=True).first()
    return officer if officer and officer.get_session_auth_hash() == pending[1] else None


def over(request: HttpRequest, at: datetime) -> str:
    """Why the session is over ("idle", "age") or an empty string; a living one is stamped as used."""
    now = at.timestamp()
    began = request.session.get(BEGAN)
    seen = request.session.get(SEEN)
    if began is None or seen is None:
        request.session[BEGAN] = request.session[SEEN] = now
        return ""
    ended = session_over(began, seen, now, idle=settings.ZHICHI_IDLE_SECONDS, age=settings.SESSION_COOKIE_AGE)
    if not ended and now - seen >= SEEN_GRAIN:
        request.session[SEEN] = now
    return ended
