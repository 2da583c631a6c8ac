"""A hold on a file: while a lawsuit, an inspection or an audit needs it, nobody destroys it."""

from django.db import models
from django.db.models import Q

from zhichi.foundation.dossiers.models.dossier import Dossier
from zhichi.foundation.vault.public import EncryptedTextField


class Hold(models.Model):
    """Set and lifted with a reason; one at a time. Reasons may name people, so they are encrypted."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="holds")
    reason = EncryptedTextField("为什么暂停销毁")
    set_at = models.DateTimeField("设定时间")
    set_by = models.CharField("设定人", max_length=80)
    set_name = models.CharField("设定人姓名", max_length=80)
    lifted_at = models.DateTimeField("解除时间", null=True)
    lifted_by = models.CharField("解除人", max_length=80, blank=True)
    lifted_name = models.CharField("解除人姓名", max_length=80, blank=True)
    lifted_because = EncryptedTextField("为什么解除", blank=True)

    class Meta:
        verbose_name = "暂停销毁"
        ordering = ["set_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(lifted_at=None), name="dossiers_one_hold_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.set_at}"
