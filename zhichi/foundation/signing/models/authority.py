"""Who vouches for certificates: the deployment's own test authority, or the bureau's."""

from django.db import models
from django.db.models import Q


class Authority(models.Model):
    """`anchor`: trust begins with it. `issues`: new certificates come from it, and its key lies in the vault.

    `own`: made by this deployment; nobody outside knows it, and pages say so.
    """

    name = models.CharField("名称", max_length=200)
    certificate = models.BinaryField("证书")
    fingerprint = models.CharField("指纹", max_length=64, unique=True)
    key = models.BinaryField("密封的私钥", null=True, blank=True)
    anchor = models.BooleanField("信任起点", default=False)
    issues = models.BooleanField("在用的签发机构", default=False)
    own = models.BooleanField("本平台自建", default=False)
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    valid_from = models.DateTimeField("有效期起")
    valid_to = models.DateTimeField("有效期止")
    made_at = models.DateTimeField("登记时间")
    made_by = models.CharField("登记人", max_length=120)

    class Meta:
        verbose_name = "签发机构"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issues"], condition=Q(issues=True), name="signing_one_authority_issues"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """Its chain in the ledger."""
        return f"signing_authority:{self.pk}"
