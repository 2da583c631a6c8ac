"""How a machine becomes a kiosk: an officer gets a code, it is typed at the machine, the machine gets a secret."""

import secrets
from base64 import b32encode
from datetime import datetime
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import constant_time_compare

from zhichi.domains.kiosks.access import can_keep
from zhichi.domains.kiosks.actions.faults import KioskError
from zhichi.domains.kiosks.enums import LedgerCode
from zhichi.domains.kiosks.models import Kiosk
from zhichi.domains.kiosks.rules import CODE_LIVES_FOR
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.ledger.public import append

# Base 32 has neither 0 nor 1 nor 8: the code is read from one screen and typed on another. Fifty bits.
LENGTH = 10


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def give_code(*, kiosk: Kiosk, by: Actor, at: datetime) -> str:
    """A one-time activation code, shown once; a code given before and the machine's old secret end with its use."""
    code = b32encode(secrets.token_bytes(LENGTH))[:LENGTH].decode()
    with transaction.atomic():
        held = _held(kiosk, by)
        held.activation, held.activation_until = digest(code), at + CODE_LIVES_FOR
        held.save(update_fields=["activation", "activation_until"])
        append(subject=held.subject, at=at, actor=by.ref, code=LedgerCode.CODE_GIVEN, payload={})
    return code


def give_reader_key(*, kiosk: Kiosk, by: Actor, at: datetime) -> str:
    """A new key for the program that reads cards beside this kiosk, shown once; the old one is void."""
    key = secrets.token_hex(32)
    with transaction.atomic():
        held = _held(kiosk, by)
        held.reader_key = key
        held.save(update_fields=["reader_key"])
        append(subject=held.subject, at=at, actor=by.ref, code=LedgerCode.KEY_GIVEN, payload={})
    return key


def _held(kiosk: Kiosk, by: Actor) -> Kiosk:
    verdict = can_keep(by, kiosk.point.unit.path)
    if not verdict:
        raise PermissionDenied(verdict.because)
    held = Kiosk.objects.select_for_update().get(pk=kiosk.pk)
    if held.retired_at is not None:
        raise KioskError("这台终端已经停用，不能再启用。")
    return held


def enrol(*, code: str, at: datetime) -> tuple[Kiosk, str]:
    """The kiosk behind an activation code and its new secret; KioskError for a code that is wrong or too old."""
    typed = "".join(code.upper().split()).replace("-", "")
    with transaction.atomic():
        held = (
            Kiosk.objects.select_for_update()
            .filter(activation=digest(typed), activation_until__gte=at, retired_at=None)
            .first()
        )
        if held is None:
            raise KioskError("启用码不对，或者已经过期。请管理人员重新生成。")
        secret = secrets.token_urlsafe(32)
        held.activation, held.activation_until = "", None
        held.secret, held.enrolled_at = digest(secret), at
        held.save()
        append(subject=held.subject, at=at, actor=SYSTEM.ref, code=LedgerCode.ENROLLED, payload={})
    return held, secret


def kiosk_behind(pk: str, secret: str) -> Kiosk | None:
    """The kiosk that holds this secret; None for any other machine. One statement."""
    if not pk.isascii() or not pk.isdigit() or len(pk) > 18 or not secret:
        return None
    found = Kiosk.objects.select_related("point__unit", "point__region").filter(pk=int(pk)).first()
    if found is None or not found.secret or found.retired_at is not None:
        return None
    return found if constant_time_compare(found.secret, digest(secret)) else None
