"""Trusting an authority from outside: that of a time stamp service, or of organs whose papers come in sealed."""

from datetime import datetime

from cryptography import x509
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.signing.access import can_import
from zhichi.foundation.signing.actions.founding import kept
from zhichi.foundation.signing.actions.x509 import fingerprint
from zhichi.foundation.signing.models import Authority
from zhichi.foundation.signing.rules.faults import RefusedError, SigningError


@transaction.atomic
def trust(*, data: bytes, by: Actor, at: datetime) -> Authority:
    """A root certificate (PEM or DER) from which signatures and time stamps are believed. SigningError otherwise."""
    allowed = can_import(by)
    if not allowed:
        raise RefusedError(allowed.because)
    try:
        pem = data.lstrip().startswith(b"-----BEGIN")
        root = (x509.load_pem_x509_certificate if pem else x509.load_der_x509_certificate)(data)
        authority = root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, x509.ExtensionNotFound) as error:
        raise SigningError("这不是签发机构的证书。") from error
    if not authority or not root.not_valid_before_utc <= at < root.not_valid_after_utc:
        raise SigningError("这不是签发机构的证书，或者它不在有效期里。")
    if Authority.objects.filter(fingerprint=fingerprint(root)).exists():
        raise SigningError("这个签发机构已经登记过。")
    return kept(root, key=None, anchor=True, by=by, at=at)
