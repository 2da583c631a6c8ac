"""The second factor: enrolled by the officer, demanded and reset by the security administrator."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from zhichi.foundation.accounts import totp
from zhichi.foundation.accounts.access import can_require_factor, can_reset_factor
from zhichi.foundation.accounts.actions.note import demand, note
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.rules.faults import AccountError


def confirm_factor(*, officer: Officer, secret: str, code: str, by: Actor, at: datetime) -> None:
    """Bind a new authenticator after it has shown a right code; AccountError when the code is wrong."""
    step = totp.step_of(secret, code, at)
    if step is None:
        raise AccountError("动态码不对，请看手机上最新的六位数字；如果总是不对，请检查手机时间是否准确。")
    with transaction.atomic():
        officer.totp_secret = secret
        officer.totp_confirmed_at = at
        officer.totp_last_step = step
        officer.save(update_fields=["totp_secret", "totp_confirmed_at", "totp_last_step"])
        note(officer, Code.FACTOR_CONFIRMED, by=by, at=at)


def require_factor(*, officer: Officer, by: Actor, at: datetime) -> None:
    """From the next page on the officer must use a dynamic code."""
    demand(can_require_factor(by, officer))
    with transaction.atomic():
        Officer.objects.filter(pk=officer.pk).update(totp_required=True)
        note(officer, Code.FACTOR_REQUIRED, by=by, at=at)


def reset_factor(*, officer: Officer, by: Actor, at: datetime) -> None:
    """Forget a lost authenticator, end every session; the next login must enrol a new one."""
    demand(can_reset_factor(by, officer))
    with transaction.atomic():
        officer.totp_secret = ""
        officer.totp_confirmed_at = None
        officer.totp_required = True
        officer.save(update_fields=["totp_secret", "totp_confirmed_at", "totp_required"])
        Officer.objects.filter(pk=officer.pk).update(session_epoch=F("session_epoch") + 1)
        note(officer, Code.FACTOR_RESET, by=by, at=at)
