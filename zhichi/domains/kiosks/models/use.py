"""One person's time at a kiosk: which tasks were begun, whether a clerk helped, how it ended. Nobody's name."""

from django.db import models
from django.db.models import Count, Q, QuerySet

from zhichi.domains.kiosks.enums import EndedBy
from zhichi.domains.kiosks.models.kiosk import Kiosk


class Use(models.Model):
    kiosk = models.ForeignKey(Kiosk, on_delete=models.CASCADE, related_name="uses")
    began_at = models.DateTimeField("开始")
    ended_at = models.DateTimeField("结束", null=True)
    ended_by = models.CharField("怎样结束", max_length=8, choices=EndedBy.choices, blank=True)
    tasks = models.JSONField("办了什么", default=list)
    assisted = models.BooleanField("有人帮助", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "自助终端使用"
        indexes = [models.Index(fields=["kiosk", "began_at"], name="kiosk_uses")]

    def __str__(self) -> str:
        return f"{self.kiosk_id} {self.began_at}"


def counted(uses: QuerySet[Use]) -> dict[str, int]:
    """How many uses, how many without and with a clerk's help, how many were left and wiped."""
    return uses.aggregate(
        all=Count("pk"),
        alone=Count("pk", filter=Q(assisted=False)),
        assisted=Count("pk", filter=Q(assisted=True)),
        left=Count("pk", filter=Q(ended_by=EndedBy.IDLE)),
    )
