"""Taking trust back from a certificate, for ever."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.signing.access import can_revoke
from zhichi.foundation.signing.actions.listing import publish_list
from zhichi.foundation.signing.enums import Code, Reason
from zhichi.foundation.signing.models import SigningCertificate
from zhichi.foundation.signing.rules.faults import RefusedError, SigningError


@transaction.atomic
def revoke(
    *, certificate: SigningCertificate, reason: str, note: str = "", at: datetime, by: Actor
) -> SigningCertificate:
    """From `at` on nothing is signed with it; the list is published in the same transaction."""
    kept = (
        SigningCertificate.objects.select_for_update(of=("self",))
        .select_related("unit", "authority")
        .get(pk=certificate.pk)
    )
    allowed = can_revoke(by, kept)
    if not allowed:
        raise RefusedError(allowed.because)
    if reason not in Reason.values:
        raise SigningError("请选择吊销的原因。")
    note = note.strip()[:200]
    if reason == Reason.UNSPECIFIED and not note:
        raise SigningError("选“其他原因”时请写明是什么原因。")
    kept.revoked_at, kept.revoked_by, kept.reason, kept.note = at, by.ref, reason, note
    kept.save(update_fields=["revoked_at", "revoked_by", "reason", "note"])
    append(
        subject=kept.subject,
        at=at,
        actor=by.ref,
        code=Code.REVOKED,
        payload={"serial": kept.serial, "reason": reason, "note": note},
    )
    if kept.authority.key is not None:
        publish_list(authority=kept.authority, by=by, at=at)
    return kept
