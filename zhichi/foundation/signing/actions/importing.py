"""The bureau's own: an authority with its key, or a certificate of an organ with its key, out of a PKCS #12 file."""

from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.signing.access import can_enrol, can_import
from zhichi.foundation.signing.actions import keys
from zhichi.foundation.signing.actions.enrolling import note_enrolled
from zhichi.foundation.signing.actions.founding import common_name, kept
from zhichi.foundation.signing.actions.listing import publish_list
from zhichi.foundation.signing.actions.x509 import Key, der, fingerprint, packed
from zhichi.foundation.signing.enums import Code
from zhichi.foundation.signing.models import Authority, SigningCertificate
from zhichi.foundation.signing.rules.faults import RefusedError, SigningError

UNREADABLE = "读不出这个 PKCS#12 文件：口令不对，或者文件坏了。"
NO_KEY = "文件里没有私钥，或者私钥不是 RSA、ECDSA。国密证书请走外部签章服务。"
MISMATCH = "文件里的证书和私钥不是一对。"
NO_CHAIN = "文件里缺少签发这张证书的上级证书，请连同上级证书一起导出。"


def import_pkcs12(
    *, data: bytes, password: bytes | None, organ_code: str = "", by: Actor, at: datetime
) -> Authority | SigningCertificate:
    """An authority's becomes the one that issues; another's certificate belongs to the organ that is named.

    SigningError when the file cannot be read, is out of its time, or lacks what stands above it.
    """
    key, certificate, others = _read(data, password)
    if not certificate.not_valid_before_utc <= at < certificate.not_valid_after_utc:
        raise SigningError("这张证书不在有效期里，不能登记。")
    if _is_authority(certificate):
        return _authority(certificate, key, others, by=by, at=at)
    return _signer(certificate, key, others, organ_code, by=by, at=at)


def _read(data: bytes, password: bytes | None) -> tuple[Key, x509.Certificate, list[x509.Certificate]]:
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, password)
    except (ValueError, TypeError) as error:
        raise SigningError(UNREADABLE) from error
    if certificate is None or not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise SigningError(NO_KEY)
    if certificate.public_key() != key.public_key():
        raise SigningError(MISMATCH)
    return key, certificate, others


@transaction.atomic
def _authority(
    certificate: x509.Certificate, key: Key, others: list[x509.Certificate], *, by: Actor, at: datetime
) -> Authority:
    allowed = can_import(by)
    if not allowed:
        raise RefusedError(allowed.because)
    if Authority.objects.filter(fingerprint=fingerprint(certificate)).exists():
        raise SigningError("这个签发机构已经登记过。")
    above = _chain(certificate, others, by=by, at=at)
    Authority.objects.filter(issues=True).update(issues=False)
    made = kept(certificate, key=key, issues=True, anchor=above is None, above=above, by=by, at=at)
    publish_list(authority=made, by=by, at=at)
    return made


@transaction.atomic
def _signer(
    certificate: x509.Certificate,
    key: Key,
    others: list[x509.Certificate],
    organ_code: str,
    *,
    by: Actor,
    at: datetime,
) -> SigningCertificate:
    unit = Unit.objects.filter(code=organ_code).first()
    if unit is None:
        raise SigningError("这是一张机构证书，请说明是哪个机构的（--organ 机构代码）。")
    allowed = can_enrol(by, unit)
    if not allowed:
        raise RefusedError(allowed.because)
    if unit.name not in common_name(certificate):
        raise SigningError(f"这是“{common_name(certificate)}”的证书，不是{unit.name}的。")
    mark = fingerprint(certificate)
    if SigningCertificate.objects.filter(fingerprint=mark).exists():
        raise SigningError("这张证书已经登记过。")
    above = _chain(certificate, others, by=by, at=at)
    if above is None:
        raise SigningError(NO_CHAIN)
    made = SigningCertificate.objects.create(
        unit=unit,
        name=common_name(certificate)[:100],
        authority=above,
        serial=f"{certificate.serial_number:x}",
        certificate=der(certificate),
        fingerprint=mark,
        key=keys.sealed(packed(key), mark),
        valid_from=certificate.not_valid_before_utc,
        valid_to=certificate.not_valid_after_utc,
        enrolled_at=at,
        enrolled_by=by.ref,
    )
    note_enrolled(made, Code.IMPORTED, by=by, at=at)
    return made


def _chain(
    certificate: x509.Certificate, others: list[x509.Certificate], *, by: Actor, at: datetime
) -> Authority | None:
    """The authority that issued it, with all above it kept; None where the certificate is its own."""
    if certificate.issuer == certificate.subject:
        return None
    for one in others:
        if one.subject == certificate.issuer and _issued(certificate, one):
            above = _chain(one, others, by=by, at=at)
            return kept(one, key=None, anchor=above is None, above=above, by=by, at=at)
    for known in Authority.objects.all():
        if _issued(certificate, x509.load_der_x509_certificate(bytes(known.certificate))):
            return known
    raise SigningError(NO_CHAIN)


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False
