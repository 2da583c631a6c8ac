"""That whoever acts for a citizen took a document for him."""

from django.db import models

from zhichi.foundation.cases.public import Record
from zhichi.foundation.mandates.models.mandate import Mandate


class Received(models.Model):
    """代收: one document once. It shows the citizen what was taken for him; it is no proof of service (送达)."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="received")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", verbose_name="文书")
    at = models.DateTimeField("代收时间")

    class Meta:
        verbose_name = verbose_name_plural = "代收的文书"
        constraints = [models.UniqueConstraint(fields=["mandate", "record"], name="mandate_received_once")]

    def __str__(self) -> str:
        return f"{self.mandate_id}: {self.record_id}"
