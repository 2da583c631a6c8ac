"""That somebody agreed to receive papers electronically, where, and that he took it back."""

from django.db import models
from django.db.models import Q

from zhichi.foundation.cases.public import Party
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.service.rules import Agreed
from zhichi.foundation.vault.public import EncryptedTextField


class Consent(models.Model):
    """The 确认书 (行政处罚法 §61, 电子签名法 §11): `address` is what he named; `words` what he agreed to, whole."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="service_consents")
    address = EncryptedTextField("送达地址")
    name = EncryptedTextField("签名")
    signature = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.CharField("同意的内容", max_length=400)
    given_at = models.DateTimeField("同意时间")
    revoked_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        verbose_name = "电子送达同意书"
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(revoked_at=None), name="service_one_live_consent"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.given_at:%Y-%m-%d}"

    @property
    def agreed(self) -> Agreed:
        return Agreed(self.given_at, self.revoked_at)


def consent_of(party: Party | None) -> Consent | None:
    """The one that holds; one statement."""
    if party is None:
        return None
    return Consent.objects.filter(party=party, revoked_at=None).first()
