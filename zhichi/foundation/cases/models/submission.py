from django.db import models

from zhichi.foundation.cases.models.case import Case
from zhichi.foundation.statements.public import Row


class Submission(Row):
    """A filing under its idempotency key: the same key with the same content answers the same case."""

    key = models.CharField("幂等键", max_length=80, primary_key=True)
    digest = models.CharField("内容摘要", max_length=64)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="submission")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "提交"

    def __str__(self) -> str:
        return self.key
