"""Certificates for organs: issued by the authority in use, with a key that never leaves the vault in the clear."""

from datetime import datetime

from cryptography import x509
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.signing.access import can_enrol, can_renew
from zhichi.foundation.signing.actions import keys
from zhichi.foundation.signing.actions.founding import issuing
from zhichi.foundation.signing.actions.listing import publish_list
from zhichi.foundation.signing.actions.x509 import (
    Key,
    as_signer,
    begun,
    der,
    fingerprint,
    named,
    new_key,
    opened,
    packed,
)
from zhichi.foundation.signing.enums import Code
from zhichi.foundation.signing.models import Authority, SigningCertificate
from zhichi.foundation.signing.rules.faults import RefusedError, SigningError
from zhichi.kernel.crypto import profile

MOST_YEARS = 5


@transaction.atomic
def enrol(*, name: str, organ_code: str, at: datetime, by: Actor, years: int = 3) -> SigningCertificate:
    """A new certificate for an organ. SigningError: no such organ, not its name, an absurd term. RefusedError: not his.

    A seal bears the organ's statutory name (国发〔1999〕25号 §15), and so does its certificate.
    """
    unit = Unit.objects.valid_on(timezone.localdate(at)).filter(code=organ_code).first()
    if unit is None:
        raise SigningError(f"没有代码是 {organ_code} 的机构，或者它已经撤销。")
    allowed = can_enrol(by, unit)
    if not allowed:
        raise RefusedError(allowed.because)
    return _enrolled(name=name, unit=unit, at=at, by=by, years=years)


@transaction.atomic
def renew(*, certificate: SigningCertificate, at: datetime, by: Actor, years: int = 3) -> SigningCertificate:
    """A new certificate with a new key for the same organ; the old one goes on until it ends."""
    allowed = can_renew(by, certificate, at)
    if not allowed:
        raise RefusedError(allowed.because)
    return _enrolled(
        name=certificate.name, unit=certificate.unit, at=at, by=by, years=years, renews=certificate
    )


def _enrolled(
    *,
    name: str,
    unit: Unit,
    at: datetime,
    by: Actor,
    years: int,
    renews: SigningCertificate | None = None,
) -> SigningCertificate:
    name = name.strip()
    if not name or len(name) > 64:
        raise SigningError("请填写证书的名称，不超过 64 个字。")
    if unit.name not in name:
        raise SigningError(f"证书名称里要有机构的全称“{unit.name}”，和印章上的名称一致。")
    if not 1 <= years <= MOST_YEARS:
        raise SigningError(f"有效期要在 1 到 {MOST_YEARS} 年之间。")
    authority = issuing(by=by, at=at)
    if at >= authority.valid_to:
        raise SigningError(
            f"签发机构“{authority.name}”的证书已经到期，不能再签发，请市局先登记新的签发机构。"
        )
    if not authority.lists.exists():
        publish_list(authority=authority, by=by, at=at)
    key, gm = new_key(), profile("gm")
    gm_key = gm.new_signing_key()
    made = _made(authority, name, unit, key, gm.public_key(gm_key), at, years)
    mark = fingerprint(made)
    kept = SigningCertificate.objects.create(
        unit=unit,
        name=name,
        authority=authority,
        serial=f"{made.serial_number:x}",
        certificate=der(made),
        fingerprint=mark,
        key=keys.sealed(packed(key), mark),
        gm_public=gm.public_key(gm_key).hex(),
        gm_key=keys.sealed(gm_key, mark, "gm"),
        valid_from=made.not_valid_before_utc,
        valid_to=made.not_valid_after_utc,
        enrolled_at=at,
        enrolled_by=by.ref,
        renews=renews,
    )
    note_enrolled(kept, Code.RENEWED if renews else Code.ENROLLED, by=by, at=at)
    return kept


def _made(
    authority: Authority, name: str, unit: Unit, key: Key, gm_public: bytes, at: datetime, years: int
) -> x509.Certificate:
    issuer = x509.load_der_x509_certificate(bytes(authority.certificate))
    issuer_key = opened(keys.unsealed(authority.key, authority.fingerprint))
    subject = named(name, organ=unit.name, organ_code=unit.code)
    started = begun(subject, key, issuer.subject, issuer_key, at, years, latest=authority.valid_to)
    here = f"{settings.ZHICHI_ADDRESS}/signing"
    return as_signer(
        started,
        issuer_key,
        gm_public=gm_public,
        crl=f"{here}/lists/{authority.fingerprint}.crl",
        issuer_at=f"{here}/authorities/{authority.fingerprint}.cer",
    )


def note_enrolled(kept: SigningCertificate, code: Code, *, by: Actor, at: datetime) -> None:
    append(
        subject=kept.subject,
        at=at,
        actor=by.ref,
        code=code,
        payload={
            "name": kept.name,
            "organ": kept.unit.code,
            "serial": kept.serial,
            "fingerprint": kept.fingerprint,
            "valid_to": kept.valid_to.isoformat(),
            "renews": kept.renews.serial if kept.renews else "",
        },
        fresh=True,
    )
