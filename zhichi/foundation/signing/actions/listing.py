"""Lists of revoked certificates (CRL): one at each revocation, and a new one before the last runs out."""

from datetime import datetime, timedelta

from cryptography import x509
from django.db import transaction

from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.signing.actions import keys
from zhichi.foundation.signing.actions.x509 import opened, revocation_list
from zhichi.foundation.signing.models import Authority, RevocationList, SigningCertificate

GOOD_FOR, EARLY = timedelta(days=30), timedelta(days=7)


@transaction.atomic
def publish_list(*, authority: Authority, by: Actor, at: datetime) -> RevocationList:
    """The next list of an authority whose key is here. What it says stands on the ledger already."""
    Authority.objects.select_for_update().get(pk=authority.pk)
    last = authority.lists.order_by("-number").values_list("number", flat=True).first() or 0
    revoked = SigningCertificate.objects.filter(authority=authority, revoked_at__isnull=False)
    rows = [
        (int(one.serial, 16), one.revoked_at, one.reason)
        for one in revoked.order_by("revoked_at")
        if one.revoked_at is not None
    ]
    der = revocation_list(
        issuer=x509.load_der_x509_certificate(bytes(authority.certificate)),
        key=opened(keys.unsealed(authority.key, authority.fingerprint)),
        number=last + 1,
        revoked=rows,
        at=at,
        next_at=at + GOOD_FOR,
    )
    return RevocationList.objects.create(
        authority=authority, number=last + 1, der=der, made_at=at, next_at=at + GOOD_FOR
    )


def renew_lists(at: datetime) -> int:
    """New lists for authorities whose last one runs out within a week; how many."""
    done = 0
    for authority in Authority.objects.filter(key__isnull=False, lists__isnull=False).distinct():
        newest = authority.lists.order_by("-number")[0]
        if newest.next_at - at <= EARLY:
            publish_list(authority=authority, by=SYSTEM, at=at)
            done += 1
    return done
