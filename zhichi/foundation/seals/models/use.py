"""One use of a seal: one document of a request, and, when it was stamped, its running number."""

from django.db import models
from django.db.models import Q

from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.seals.models.request import SealRequest
from zhichi.foundation.seals.models.seal import Seal
from zhichi.foundation.vault.public import EncryptedTextField


class SealUse(models.Model):
    """`digest` is of the exact bytes that were asked for, and approved; `number` counts per seal and year from 1.

    `live` while it waits or stands: a paper has one live use at a time. The scan is of the paper copy.
    """

    request = models.ForeignKey(SealRequest, on_delete=models.PROTECT, related_name="uses")
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="uses")
    n = models.PositiveSmallIntegerField("清单里第几件")
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="seal_uses", verbose_name="文书"
    )
    file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="交来的文件",
    )
    title = EncryptedTextField("文件名称")
    live = models.BooleanField("还有效", default=True)
    digest = models.CharField("摘要", max_length=64, db_index=True)
    pages = models.PositiveSmallIntegerField("页数")
    copies = models.PositiveSmallIntegerField("份数")
    year = models.PositiveSmallIntegerField("年份", null=True, blank=True)
    number = models.PositiveIntegerField("用印编号", null=True, blank=True)
    stamped_at = models.DateTimeField("盖章时间", null=True, blank=True)
    sealed_digest = models.CharField("盖章后的摘要", max_length=64, blank=True, db_index=True)
    sealed_size = models.PositiveIntegerField("盖章后的字节数", default=0)
    scan = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="扫描件"
    )
    scan_pages = models.PositiveSmallIntegerField("扫描件页数", null=True, blank=True)
    difference = models.CharField("核对出的差别", max_length=200, blank=True)
    reconciled_at = models.DateTimeField("核对时间", null=True, blank=True)
    reconciled_by = models.CharField("核对人", max_length=80, blank=True)
    voided_at = models.DateTimeField("作废时间", null=True, blank=True)
    voided_by = models.CharField("作废人", max_length=80, blank=True)
    voided_because = models.CharField("作废理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "用印"
        ordering = ["request_id", "n"]
        indexes = [models.Index(fields=["seal", "-stamped_at"], name="seal_use_newest")]
        constraints = [
            models.UniqueConstraint(fields=["request", "n"], name="seal_use_place_once"),
            models.UniqueConstraint(fields=["seal", "year", "number"], name="seal_use_number_once"),
            models.UniqueConstraint(
                fields=["paper"], condition=Q(live=True), name="seal_use_one_live_of_a_paper"
            ),
            models.CheckConstraint(
                condition=Q(paper=None, file__isnull=False) | Q(paper__isnull=False, file=None),
                name="seal_use_paper_or_file",
            ),
            models.CheckConstraint(
                condition=Q(number=None, stamped_at=None, year=None)
                | Q(number__gte=1, stamped_at__isnull=False, year__isnull=False),
                name="seal_use_number_with_stamp",
            ),
            models.CheckConstraint(
                condition=Q(voided_at=None) | Q(stamped_at__isnull=False) & ~Q(voided_because=""),
                name="seal_use_void_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.numbered or self.title

    @property
    def numbered(self) -> str:
        """As the register says it: 〔2026〕12号; "" before it was stamped."""
        return f"〔{self.year}〕{self.number}号" if self.number else ""

    @property
    def is_void(self) -> bool:
        return self.voided_at is not None


class SealedBytes(models.Model):
    """The PDF with its electronic seal, sealed by the vault. Apart, so that no list reads it."""

    use = models.OneToOneField(SealUse, on_delete=models.PROTECT, primary_key=True, related_name="bytes")
    sealed = models.BinaryField("密封的内容")

    class Meta:
        verbose_name = "盖章文件的字节"

    def __str__(self) -> str:
        return str(self.use_id)
