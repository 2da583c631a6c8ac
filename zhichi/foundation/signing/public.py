"""The door of `foundation.signing`."""

from zhichi.foundation.signing.actions import (
    PROVIDERS,
    Credential,
    SignatureProvider,
    check_gm,
    check_pdf,
    enrol,
    import_pkcs12,
    inspect_pdf,
    renew,
    revoke,
    sign_gm,
    sign_many,
    sign_pdf,
    trust,
)
from zhichi.foundation.signing.enums import CertificateState, Reason
from zhichi.foundation.signing.models import SigningCertificate
from zhichi.foundation.signing.rules.faults import PdfFault, RefusedError, SigningError
from zhichi.foundation.signing.rules.outcome import PdfCheck, Prefix, SignatureCheck
from zhichi.foundation.signing.rules.stamps import Stamp, ToSign

__all__ = [
    "PROVIDERS",
    "CertificateState",
    "Credential",
    "PdfCheck",
    "PdfFault",
    "Prefix",
    "Reason",
    "RefusedError",
    "SignatureCheck",
    "SignatureProvider",
    "SigningCertificate",
    "SigningError",
    "Stamp",
    "ToSign",
    "check_gm",
    "check_pdf",
    "enrol",
    "import_pkcs12",
    "inspect_pdf",
    "renew",
    "revoke",
    "sign_gm",
    "sign_many",
    "sign_pdf",
    "trust",
]
