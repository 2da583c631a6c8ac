"""The deployment's own authority, made once: a root and under it the one that issues. For tests, and named so."""

from datetime import datetime

from cryptography import x509
from django.db import IntegrityError, transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.signing.actions import keys
from zhichi.foundation.signing.actions.x509 import (
    Key,
    as_authority,
    begun,
    der,
    fingerprint,
    named,
    new_authority_key,
    packed,
)
from zhichi.foundation.signing.enums import Code
from zhichi.foundation.signing.models import Authority

ROOT, ISSUING = "咫尺自建根证书（测试用）", "咫尺自建签发证书（测试用）"
ROOT_YEARS, ISSUING_YEARS = 20, 10


def issuing(*, by: Actor, at: datetime) -> Authority:
    """The authority from which new certificates come; the own one is made where there is none."""
    found = Authority.objects.filter(issues=True).first()
    if found is not None:
        return found
    root_key, key = new_authority_key(), new_authority_key()
    root_name, name = named(ROOT), named(ISSUING)
    root = as_authority(begun(root_name, root_key, root_name, root_key, at, ROOT_YEARS), root_key, below=1)
    issuer = as_authority(begun(name, key, root_name, root_key, at, ISSUING_YEARS), root_key, below=0)
    try:
        with transaction.atomic():
            above = kept(root, key=root_key, own=True, anchor=True, by=by, at=at)
            return kept(issuer, key=key, own=True, issues=True, above=above, by=by, at=at)
    except IntegrityError:
        # Another process was first.
        return Authority.objects.get(issues=True)


def kept(
    certificate: x509.Certificate,
    *,
    key: Key | None,
    by: Actor,
    at: datetime,
    own: bool = False,
    anchor: bool = False,
    issues: bool = False,
    above: Authority | None = None,
) -> Authority:
    """An authority's row with its ledger entry; the row that is there when it is known already."""
    mark = fingerprint(certificate)
    authority, fresh = Authority.objects.get_or_create(
        fingerprint=mark,
        defaults={
            "name": common_name(certificate),
            "certificate": der(certificate),
            "key": keys.sealed(packed(key), mark) if key else None,
            "anchor": anchor,
            "issues": issues,
            "own": own,
            "above": above,
            "valid_from": certificate.not_valid_before_utc,
            "valid_to": certificate.not_valid_after_utc,
            "made_at": at,
            "made_by": by.ref,
        },
    )
    if fresh:
        append(
            subject=authority.subject,
            at=at,
            actor=by.ref,
            code=Code.FOUNDED if own else Code.AUTHORITY_IMPORTED,
            payload={"name": authority.name, "fingerprint": mark, "anchor": anchor, "issues": issues},
            fresh=True,
        )
    return authority


def common_name(certificate: x509.Certificate) -> str:
    found = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(found[0].value) if found else certificate.subject.rfc4514_string()[:200]
