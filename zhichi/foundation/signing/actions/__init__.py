"""Verbs of certificates and signatures."""

from zhichi.foundation.signing.actions.checking import check_pdf
from zhichi.foundation.signing.actions.enrolling import enrol, renew
from zhichi.foundation.signing.actions.gm import check_gm, sign_gm
from zhichi.foundation.signing.actions.importing import import_pkcs12
from zhichi.foundation.signing.actions.listing import publish_list, renew_lists
from zhichi.foundation.signing.actions.providers import PROVIDERS, Credential, SignatureProvider
from zhichi.foundation.signing.actions.revoking import revoke
from zhichi.foundation.signing.actions.signing import inspect_pdf, sign_many, sign_pdf
from zhichi.foundation.signing.actions.trusting import trust

__all__ = [
    "PROVIDERS",
    "Credential",
    "SignatureProvider",
    "check_gm",
    "check_pdf",
    "enrol",
    "import_pkcs12",
    "inspect_pdf",
    "publish_list",
    "renew",
    "renew_lists",
    "revoke",
    "sign_gm",
    "sign_many",
    "sign_pdf",
    "trust",
]
