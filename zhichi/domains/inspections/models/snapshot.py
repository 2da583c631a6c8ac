"""A directory as it was at one moment, under a digest; what is published is such a snapshot."""

from hashlib import sha256

from django.db import models

from zhichi.domains.inspections.enums import Directory
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.vault.public import EncryptedJSONField
from zhichi.kernel import canonical


class Snapshot(models.Model):
    """`rows`: [{"code", "version", "document"}] by code; `public`: the same with what anybody may read.

    `digest` is the SHA-256 of the canonical form of `rows` with `salt`, so that nobody finds a certificate by trying;
    `public_digest` that of `public`, which anybody can reckon from the file that is published.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+")
    directory = models.CharField("名录", max_length=10, choices=Directory.choices)
    # From 1 without a gap, of each unit and directory.
    number = models.PositiveIntegerField("期号")
    rows = EncryptedJSONField("内容")
    public = models.JSONField("公布的内容")
    salt = models.CharField("盐值", max_length=64)
    digest = models.CharField("摘要", max_length=64)
    public_digest = models.CharField("公布内容的摘要", max_length=64)
    frozen_at = models.DateTimeField("冻结时间")
    frozen_by = models.CharField("冻结人", max_length=80)
    published_at = models.DateTimeField("公布时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "名录快照"
        ordering = ["unit", "directory", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "directory", "number"], name="snapshot_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_directory_display()}第{self.number}期"

    @property
    def subject(self) -> str:
        return subject_of(self.directory, self.unit)

    def reckoned(self) -> tuple[str, str]:
        """Digest and public digest of what the row holds now."""
        whole = canonical.encode({"salt": self.salt, "directory": self.directory, "rows": self.rows})
        return sha256(whole).hexdigest(), sha256(canonical.encode(self.public)).hexdigest()

    @property
    def is_whole(self) -> bool:
        return self.reckoned() == (self.digest, self.public_digest)


def subject_of(directory: str, unit: Unit) -> str:
    """Under what the ledger keeps the history of a directory."""
    return f"inspections:{directory}:{unit.code}"
