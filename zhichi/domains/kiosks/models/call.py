"""A call for a clerk, from a kiosk; at most one of a kiosk is open."""

from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.kiosks.models.kiosk import Kiosk
from zhichi.domains.kiosks.models.use import Use
from zhichi.foundation.accounts.public import Actor


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(kiosk__in=Kiosk.objects.visible_to(actor))

    def open(self) -> Self:
        return self.filter(answered_at=None)


class Call(models.Model):
    kiosk = models.ForeignKey(Kiosk, on_delete=models.CASCADE, related_name="calls")
    use = models.ForeignKey(Use, null=True, on_delete=models.SET_NULL, related_name="+")
    called_at = models.DateTimeField("呼叫时间")
    answered_at = models.DateTimeField("应答时间", null=True)
    answered_by = models.CharField("应答人", max_length=80, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "自助终端呼叫"
        constraints = [
            models.UniqueConstraint(
                fields=["kiosk"], condition=Q(answered_at=None), name="one_open_call_a_kiosk"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kiosk_id} {self.called_at}"
