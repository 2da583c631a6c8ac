"""A paper issued from a template: its number, what it says, and the exact bytes."""

from django.db import models
from django.db.models import Q

from zhichi.foundation.cases.public import Case, Record
from zhichi.foundation.papers.enums import PaperState
from zhichi.foundation.papers.models.template import PaperTemplate
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.vault.public import EncryptedJSONField

NUMBERED, VOID = PaperState.NUMBERED.value, PaperState.VOID.value


class Paper(models.Model):
    """`content` is frozen when the number is drawn: the bytes are made from it and from nothing else.

    With `record` it prints a document of the case under that document's number. Without, `pool` and `n` say which
    number it drew itself; that stays with it also when it is void.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="issued_papers")
    record = models.ForeignKey(
        Record, on_delete=models.PROTECT, related_name="issued_papers", null=True, blank=True
    )
    template = models.ForeignKey(PaperTemplate, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("名称", max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="出具单位")
    organ = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="编号的机关")
    year = models.PositiveSmallIntegerField("年份")
    n = models.PositiveIntegerField("序号", null=True, blank=True)
    number = models.CharField("文号", max_length=80, blank=True)
    # Printed on every page with a QR code: by it anyone finds out whether the paper is real. Older papers have none.
    check_code = models.CharField("查验码", max_length=16, blank=True, default="")
    given = models.BooleanField("交当事人", default=False)
    state = models.CharField("状态", max_length=10, choices=PaperState.choices, default=PaperState.NUMBERED)
    content = EncryptedJSONField("内容")
    # What was typed twice from one page is one paper.
    token = models.CharField("页面编号", max_length=40, unique=True)
    digest = models.CharField("摘要", max_length=64, blank=True)
    hash_name = models.CharField("摘要算法", max_length=10, blank=True)
    size = models.PositiveIntegerField("字节数", default=0)
    pages = models.PositiveSmallIntegerField("页数", default=0)
    numbered_at = models.DateTimeField("编号时间")
    numbered_by = models.CharField("编号人", max_length=80)
    issued_at = models.DateTimeField("出文时间", null=True, blank=True)
    issued_by = models.CharField("出文人", max_length=80, blank=True)
    voided_at = models.DateTimeField("作废时间", null=True, blank=True)
    voided_by = models.CharField("作废人", max_length=80, blank=True)
    voided_because = models.CharField("作废理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "出具的文书"
        ordering = ["numbered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=Q(record=None) & ~Q(number=""), name="paper_number_once"
            ),
            models.UniqueConstraint(
                fields=["check_code"], condition=~Q(check_code=""), name="paper_check_code_once"
            ),
            models.UniqueConstraint(
                fields=["record"], condition=~Q(state=VOID), name="paper_one_live_of_a_record"
            ),
            models.CheckConstraint(
                condition=Q(state=NUMBERED, digest="") | ~Q(state=NUMBERED),
                name="paper_numbered_has_no_bytes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def key(self) -> str:
        return self.template.key

    @property
    def is_issued(self) -> bool:
        return self.state == PaperState.ISSUED


class PaperBytes(models.Model):
    """The PDF of an issued paper, sealed by the vault: it names people. Apart, so that no list reads it."""

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, primary_key=True, related_name="bytes")
    sealed = models.BinaryField("密封的内容")

    class Meta:
        verbose_name = "文书的字节"

    def __str__(self) -> str:
        return str(self.paper_id)
