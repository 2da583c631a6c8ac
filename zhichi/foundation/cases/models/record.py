"""A document as a structured record (文书): key, number, fields. Its paper form is another room's work."""

from django.db import models

from zhichi.foundation.cases.models.act import Act
from zhichi.foundation.cases.models.case import Case
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import Row
from zhichi.foundation.vault.public import EncryptedJSONField


class Record(Row):
    """What a verb's document says. `data` holds label and value pairs as they were when it was made."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="records")
    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="record")
    key = models.CharField("种类", max_length=60)
    title = models.CharField("名称", max_length=80)
    number = models.CharField("文号", max_length=80, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="出具单位")
    data = EncryptedJSONField("内容")
    # The sentences of a paper that has some, as `procedures.letter` puts them together: people are named only when it
    # is shown.
    paper = EncryptedJSONField("正文", null=True)
    given = models.BooleanField("交当事人", default=False)
    made_at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "文书记录"
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(number=""), name="record_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()
