"""What a session remembers besides the officer: when it began and was last used, who owes the code.

Also Django's own session store and login backend, with the two statements that every page of the office asks.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.rules.entering import session_over
from zhichi.foundation.statements.public import Slot, reading

BEGAN = "accounts.began"
SEEN = "accounts.seen"
PENDING = "accounts.pending"
PENDING_SECONDS = 600
# Writing the time of last use costs a row: once a minute is exact enough.
SEEN_GRAIN = 60
BACKEND = "zhichi.foundation.accounts.sessions.OfficerBackend"


@reading
def live_session(*, key: Slot, now: Slot) -> QuerySet[Session, Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now).only("session_data")


@reading
def officer_with(*, pk: Slot) -> QuerySet[Officer, Officer]:
    # The two encrypted columns are opened only where they are shown or checked.
    return Officer.objects.filter(pk=pk).defer("phone", "totp_secret")


class SessionStore(DatabaseStore):
    """settings.SESSION_ENGINE: sessions in the database, as Django keeps them."""

    def _get_session_from_db(self) -> Session | None:
        found = live_session.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found


class OfficerBackend(ModelBackend):
    """settings.AUTHENTICATION_BACKENDS: whose session it is. That it still holds is checked by Django, as ever."""

    def get_user(self, user_id: int) -> Officer | None:
        officer = officer_with.first(pk=user_id)
        return officer if officer is not None and self.user_can_authenticate(officer) else None


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
