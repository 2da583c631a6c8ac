"""Which bookings this browser may show, for half an hour; and forms that no machine fills in."""

from datetime import datetime
from secrets import token_urlsafe

from django.core import signing
from django.http import Http404, HttpRequest
from django.utils import timezone

from zhichi.foundation.appointments.public import Turn, TurnError, terms

SESSION_KEY = "turns"
OPEN_SECONDS = 30 * 60
SENDING_SECONDS = 90 * 60
FORM_DAYS = 2
SALT = "reception.form"
TOO_FAST = "提交得太快了，请核对一下再按一次。"
STALE = "这张表打开得太久了，请核对以后再提交一次。"


class NotOpenError(Exception):
    """The browser has not shown the key of this booking, or too long ago."""


def keep_open(request: HttpRequest, turn: Turn, at: datetime) -> None:
    """Remember that this browser knows the key."""
    now = at.timestamp()
    held = {code: until for code, until in request.session.get(SESSION_KEY, {}).items() if until > now}
    request.session[SESSION_KEY] = {**held, turn.code: now + OPEN_SECONDS}


def opened(request: HttpRequest, code: str) -> Turn:
    """The turn behind a code if this browser opened it. A form opened in time may be sent a while later."""
    until = float(request.session.get(SESSION_KEY, {}).get(code, 0))
    if request.method == "POST":
        until += SENDING_SECONDS
    if until < timezone.now().timestamp():
        raise NotOpenError
    turn = Turn.objects.select_related("hall__unit", "resource", "slot").filter(code=code).first()
    if turn is None:
        raise Http404
    return turn


def new_form() -> str:
    """What a form carries to be one booking however often it is sent; signed with the time it was opened."""
    return signing.TimestampSigner(salt=SALT).sign(token_urlsafe(12))


def once_of(signed: str) -> str:
    """The key inside; TurnError for a form that came back too soon, too late, or was never ours."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        once = signer.unsign(signed, max_age=FORM_DAYS * 24 * 3600)
    except signing.BadSignature as error:
        raise TurnError(STALE) from error
    try:
        signer.unsign(signed, max_age=terms().form_seconds)
    except signing.SignatureExpired:
        return once
    raise TurnError(TOO_FAST)
