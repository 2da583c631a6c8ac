"""The Chinese algorithms (GM): an SM2 signature over a paper's bytes, kept beside the PDF as a sheet of JSON.

Common PDF readers know nothing of SM2, and PDF itself has no place for it that they would read; GB/T 38540 seals need
the bureau's certified service. So the PDF carries RSA, and this sheet, which the platform checks, stands beside it. The
certificate of the RSA key vouches for the SM2 key too (an extension of its own).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509

from zhichi.foundation.signing.actions import keys
from zhichi.foundation.signing.actions.checking import AHEAD, FUTURE
from zhichi.foundation.signing.actions.x509 import GM_KEY
from zhichi.foundation.signing.models import SigningCertificate
from zhichi.foundation.signing.rules.faults import SigningError
from zhichi.foundation.signing.rules.validity import holds_after, refusal
from zhichi.kernel.canonical import CanonicalError, encode
from zhichi.kernel.crypto import profile

FORMAT = "zhichi-gm-signature/1"
WORDS = "国密（SM2/SM3）签名，可以在本平台核验；常用的 PDF 阅读器不认识这种签名，不会显示它。"
NOT_OURS = "这份国密签名不是本平台登记的证书签的。"
BROKEN = "国密签名和文件对不上：文件或者签名被改动过。"
LATE = "签名用的证书当时已经不能用。"


@dataclass(frozen=True, slots=True)
class GmCheck:
    """`because`: one sentence, "" when the sheet holds."""

    signer: str = ""
    organ_code: str = ""
    signed_at: datetime | None = None
    because: str = ""

    @property
    def is_good(self) -> bool:
        return not self.because


def sign_gm(*, data: bytes, certificate: SigningCertificate, reason: str, at: datetime) -> dict[str, Any]:
    """The sheet for these bytes. SigningError when the certificate does not sign now or has no SM2 key."""
    because = refusal(certificate.state(at), certificate.name)
    if because:
        raise SigningError(because)
    if certificate.gm_key is None:
        raise SigningError("这张证书没有国密密钥，不能做国密签名。")
    gm = profile("gm")
    sheet = {
        "format": FORMAT,
        "words": WORDS,
        "digest_algorithm": "sm3",
        "digest": gm.hexdigest(data),
        "size": len(data),
        "signature_algorithm": "sm2-sm3",
        "certificate": bytes(certificate.certificate).hex(),
        "public_key": certificate.gm_public,
        "signer": certificate.name,
        "organ_code": certificate.organ_code,
        "reason": reason,
        "signed_at": at.isoformat(),
    }
    private = keys.unsealed(certificate.gm_key, certificate.fingerprint, "gm")
    return {**sheet, "signature": gm.sign(private, encode(sheet)).hex()}


def check_gm(*, sheet: Mapping[str, Any], data: bytes, at: datetime) -> GmCheck:
    """Whether the sheet holds for these bytes; nothing in it is believed before its signature."""
    try:
        said = {name: value for name, value in sheet.items() if name != "signature"}
        certificate = x509.load_der_x509_certificate(bytes.fromhex(said["certificate"]))
        vouched = certificate.extensions.get_extension_for_oid(GM_KEY).value.public_bytes().hex()
        gm = profile("gm")
        whole = (
            said["format"] == FORMAT
            and said["digest"] == gm.hexdigest(data)
            and said["public_key"] == vouched
            and gm.verify(bytes.fromhex(vouched), encode(said), bytes.fromhex(sheet["signature"]))
        )
        signed_at = datetime.fromisoformat(said["signed_at"])
    except (KeyError, TypeError, ValueError, AttributeError, CanonicalError, x509.ExtensionNotFound):
        return GmCheck(because=BROKEN)
    if not whole:
        return GmCheck(because=BROKEN)
    kept = SigningCertificate.objects.filter(gm_public=vouched).select_related("unit").first()
    if kept is None or bytes(kept.certificate).hex() != said["certificate"]:
        return GmCheck(because=NOT_OURS)
    return GmCheck(kept.name, kept.organ_code, signed_at, _late(kept, signed_at, at))


def _late(kept: SigningCertificate, signed_at: datetime, at: datetime) -> str:
    if signed_at > at + AHEAD:
        return FUTURE
    outlives = holds_after(revoked_at=kept.revoked_at, reason=kept.reason, signed_at=signed_at, dated=False)
    return "" if outlives and kept.valid_from <= signed_at < kept.valid_to else LATE
