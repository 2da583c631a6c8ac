"""The register of certificates with which papers are sealed."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.signing.enums import CertificateState, Reason
from zhichi.foundation.signing.models.authority import Authority
from zhichi.foundation.signing.rules.validity import EXPIRING, state_of
from zhichi.foundation.statements.public import Slot

# Who sees the register: who keeps it, who audits it, who keeps seals, who answers for data (domain.md §0.5, §3.9).
READERS = (Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.SEAL_KEEPER, Role.DATA_SECURITY_OFFICER)


DUE = "due"


def due(soon: datetime | Slot) -> Q:
    """Those that run out by then, or have, and that nobody renewed or revoked."""
    return Q(valid_to__lte=soon, revoked_at=None, renewed_by=None)


class CertificateQuerySet(models.QuerySet["SigningCertificate"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of units in the subtree of a post that reads the register."""
        if actor.kind == "system":
            return self.all()
        inside = Q(pk__in=[])
        for path in set(actor.paths(*READERS)):
            inside |= Q(unit__path__startswith=path)
        return self.filter(inside)

    def in_state(self, state: str, *, at: datetime) -> Self:
        """Those that stand so at the moment; all for a word that is no state."""
        soon, held = at + EXPIRING, Q(revoked_at__isnull=True) | Q(revoked_at__gt=at)
        wanted: dict[str, Q] = {
            CertificateState.REVOKED.value: Q(revoked_at__lte=at),
            CertificateState.EXPIRED.value: held & Q(valid_to__lte=at),
            CertificateState.EXPIRING.value: held
            & Q(valid_from__lte=at, valid_to__gt=at, valid_to__lte=soon),
            CertificateState.VALID.value: held & Q(valid_from__lte=at, valid_to__gt=soon),
            CertificateState.FUTURE.value: held & Q(valid_from__gt=at),
            DUE: due(soon),
        }
        return self.filter(wanted.get(state, Q()))


class SigningCertificate(models.Model):
    """A certificate of an organ, its key sealed by the vault; never changed but by its revocation.

    `provider` names who signs with it: "software" is the engine of this room. `gm_public` and `gm_key` are its SM2
    pair; the certificate vouches for the public half.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="机构")
    name = models.CharField("名称", max_length=100)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="certificates")
    serial = models.CharField("序列号", max_length=64)
    certificate = models.BinaryField("证书")
    fingerprint = models.CharField("指纹", max_length=64, unique=True)
    key = models.BinaryField("密封的私钥", null=True, blank=True)
    gm_public = models.CharField("国密公钥", max_length=130, blank=True)
    gm_key = models.BinaryField("密封的国密私钥", null=True, blank=True)
    provider = models.CharField("由谁签", max_length=40, default="software")
    valid_from = models.DateTimeField("有效期起")
    valid_to = models.DateTimeField("有效期止", db_index=True)
    enrolled_at = models.DateTimeField("登记时间")
    enrolled_by = models.CharField("登记人", max_length=120)
    renews = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewed_by"
    )
    revoked_at = models.DateTimeField("吊销时间", null=True, blank=True)
    revoked_by = models.CharField("吊销人", max_length=120, blank=True)
    reason = models.CharField("吊销原因", max_length=30, choices=Reason.choices, blank=True)
    note = models.CharField("吊销说明", max_length=200, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "签章证书"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["authority", "serial"], name="signing_serial_once")]

    def __str__(self) -> str:
        return f"{self.name}（{self.serial[-8:]}）"

    @property
    def subject(self) -> str:
        """Its chain in the ledger."""
        return f"signing_certificate:{self.pk}"

    @property
    def organ_code(self) -> str:
        return self.unit.code

    def state(self, at: datetime) -> CertificateState:
        return state_of(valid_from=self.valid_from, valid_to=self.valid_to, revoked_at=self.revoked_at, at=at)
