"""Authorities, the certificates that sign, and the lists of what was revoked."""

from zhichi.foundation.signing.models.authority import Authority
from zhichi.foundation.signing.models.certificate import SigningCertificate
from zhichi.foundation.signing.models.revoked import RevocationList

__all__ = ["Authority", "RevocationList", "SigningCertificate"]
