"""Entering and leaving: password, dynamic code, own password, other devices."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from zhichi.foundation.accounts import guard, totp
from zhichi.foundation.accounts.actions.note import note
from zhichi.foundation.accounts.actors import SYSTEM, Actor
from zhichi.foundation.accounts.enums import Code, Outcome
from zhichi.foundation.accounts.models import LoginRecord, Officer
from zhichi.kernel.verdict import ALLOWED, Verdict

WRONG_PAIR = "用户名或密码不对，请检查后再试。"
WRONG_CODE = "动态码不对或已经用过，请等手机上换出新的动态码再填。"


@dataclass(frozen=True, slots=True)
class Attempted:
    """The officer when the attempt succeeded, otherwise None and the sentence to show."""

    officer: Officer | None
    because: str = ""


def _failed(officer: Officer | None, outcome: Outcome, address: str, at: datetime, *verdicts: Verdict) -> str:
    """Keep the record; a failure that locked a known account is an act. The lock's sentence, if any."""
    lock = next((verdict.because for verdict in verdicts if not verdict), "")
    with transaction.atomic():
        LoginRecord.objects.create(officer=officer, at=at, address=address, outcome=outcome)
        if officer and verdicts and not verdicts[0]:
            note(officer, Code.OFFICER_LOCKED, by=SYSTEM, at=at, reason=outcome.value)
    return lock


def try_password(*, username: str, password: str, address: str, at: datetime) -> Attempted:
    """The first step of entering. Unknown name, wrong password and closed account look and cost the same."""
    name = Officer.objects.normalise(username)
    officer = Officer.objects.filter(username=name).first()
    for verdict in (
        guard.check("login.account", name, at=at),
        guard.check("login.address", address, at=at),
    ):
        if not verdict:
            LoginRecord.objects.create(officer=officer, at=at, address=address, outcome=Outcome.LOCKED)
            return Attempted(None, verdict.because)
    if officer is None:
        make_password(password)  # as slow as checking one: time must not tell which names exist
    right = officer is not None and officer.check_password(password)
    if officer is not None and right and officer.is_active:
        guard.clear("login.account", name)
        return Attempted(officer)
    account = guard.fail("login.account", name, at=at)
    place = guard.fail("login.address", address, at=at)
    outcome = Outcome.INACTIVE if right else Outcome.WRONG
    return Attempted(None, _failed(officer, outcome, address, at, account, place) or WRONG_PAIR)


def try_code(*, officer: Officer, code: str, address: str, at: datetime) -> Attempted:
    """The second step: a code of the officer's authenticator, never used before (RFC 6238 §5.2)."""
    key = str(officer.pk)
    allowed = guard.check("otp", key, at=at)
    if not allowed:
        LoginRecord.objects.create(officer=officer, at=at, address=address, outcome=Outcome.LOCKED)
        return Attempted(None, allowed.because)
    step = totp.step_of(officer.totp_secret, code, at)
    if step is not None and _spend(officer, step):
        guard.clear("otp", key)
        return Attempted(officer)
    lock = _failed(officer, Outcome.WRONG_CODE, address, at, guard.fail("otp", key, at=at))
    return Attempted(None, lock or WRONG_CODE)


def _spend(officer: Officer, step: int) -> bool:
    """Use up a time step; of two processes with the same code only one succeeds."""
    fresh = Officer.objects.filter(pk=officer.pk, is_active=True, totp_last_step__lt=step)
    return fresh.update(totp_last_step=step) == 1


def enter(*, officer: Officer, address: str, at: datetime) -> None:
    """Keep the record of a completed login."""
    LoginRecord.objects.create(officer=officer, at=at, address=address, outcome=Outcome.ENTERED)


def leave(*, officer: Officer, address: str, at: datetime) -> None:
    """Keep the record of signing out."""
    LoginRecord.objects.create(officer=officer, at=at, address=address, outcome=Outcome.LEFT)


def confirm_password(*, officer: Officer, password: str, at: datetime) -> Verdict:
    """Whether somebody already inside knows the password; guesses count as guesses at login do."""
    allowed = guard.check("login.account", officer.username, at=at)
    if not allowed:
        return allowed
    if officer.check_password(password):
        guard.clear("login.account", officer.username)
        return ALLOWED
    locked = guard.fail("login.account", officer.username, at=at)
    if locked:
        return Verdict(False, "现在的密码不对。")
    with transaction.atomic():
        note(officer, Code.OFFICER_LOCKED, by=SYSTEM, at=at, reason=Outcome.WRONG.value)
    return locked


def change_password(*, officer: Officer, password: str, by: Actor, at: datetime) -> None:
    """Set the officer's own new password, already checked by the form; every other session ends."""
    with transaction.atomic():
        officer.set_password(password)
        officer.must_change_password = False
        officer.password_changed_at = at
        officer.save(update_fields=["password", "must_change_password", "password_changed_at"])
        note(officer, Code.PASSWORD_CHANGED, by=by, at=at)


def end_other_sessions(*, officer: Officer, by: Actor, at: datetime) -> None:
    """Sign out everywhere; the caller renews the session in front of the officer."""
    with transaction.atomic():
        Officer.objects.filter(pk=officer.pk).update(session_epoch=F("session_epoch") + 1)
        officer.refresh_from_db(fields=["session_epoch"])
        note(officer, Code.SESSIONS_ENDED, by=by, at=at)
