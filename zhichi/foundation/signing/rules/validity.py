"""How a certificate stands at a moment, and whether it still signs."""

from datetime import datetime, timedelta

from zhichi.foundation.signing.enums import CertificateState, Reason

EXPIRING = timedelta(days=60)
SIGNS = frozenset({CertificateState.VALID, CertificateState.EXPIRING})
# After these nobody can say whether an undated signature is older than the revocation.
UNDATED = frozenset({Reason.KEY_COMPROMISE.value})


def state_of(
    *, valid_from: datetime, valid_to: datetime, revoked_at: datetime | None, at: datetime
) -> CertificateState:
    if revoked_at is not None and revoked_at <= at:
        return CertificateState.REVOKED
    if at < valid_from:
        return CertificateState.FUTURE
    if at >= valid_to:
        return CertificateState.EXPIRED
    return CertificateState.EXPIRING if valid_to - at <= EXPIRING else CertificateState.VALID


def refusal(state: CertificateState, name: str) -> str:
    """Why nothing is signed with it now; empty when it signs."""
    return {
        CertificateState.FUTURE: f"“{name}”的证书还没有到启用时间，不能签章。",
        CertificateState.EXPIRED: f"“{name}”的证书已经过期，不能签章，请安全管理员换发。",
        CertificateState.REVOKED: f"“{name}”的证书已经吊销，不能签章。",
    }.get(state, "")


def holds_after(*, revoked_at: datetime | None, reason: str, signed_at: datetime, dated: bool) -> bool:
    """Whether a signature outlives the revocation of its certificate.

    One made before it does, unless the key may have been out: then only a time stamp shows that it was before.
    """
    if revoked_at is None:
        return True
    return signed_at < revoked_at and (dated or reason not in UNDATED)
