"""Words of the room."""

from django.db import models


class CertificateState(models.TextChoices):
    """How a certificate stands at a moment. `expiring` still signs."""

    VALID = "valid", "有效"
    EXPIRING = "expiring", "60 天内到期"
    FUTURE = "future", "还没有到启用时间"
    EXPIRED = "expired", "已过期"
    REVOKED = "revoked", "已吊销"


class Reason(models.TextChoices):
    """Why a certificate was revoked (RFC 5280 §5.3.1)."""

    KEY_COMPROMISE = "key_compromise", "私钥可能泄露"
    SUPERSEDED = "superseded", "换了新证书"
    AFFILIATION_CHANGED = "affiliation_changed", "机构名称或职责变了"
    CESSATION = "cessation_of_operation", "印章停用"
    UNSPECIFIED = "unspecified", "其他原因"


class Code(models.TextChoices):
    """Ledger codes; subjects are `signing_authority:<id>` and `signing_certificate:<id>`."""

    FOUNDED = "signing.authority.founded"
    AUTHORITY_IMPORTED = "signing.authority.imported"
    ENROLLED = "signing.certificate.enrolled"
    IMPORTED = "signing.certificate.imported"
    RENEWED = "signing.certificate.renewed"
    REVOKED = "signing.certificate.revoked"
