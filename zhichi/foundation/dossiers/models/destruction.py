"""Destroying a file whose time is over: proposed by one, approved by another, done by two more (档案法实施条例)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhichi.foundation.dossiers.enums import DestructionState
from zhichi.foundation.dossiers.models.dossier import Dossier
from zhichi.foundation.vault.public import EncryptedTextField


def person() -> "models.ForeignKey[object, object]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )


class Destruction(models.Model):
    """One file a row; it stays as the record of what was destroyed, by whom and why."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="destructions")
    state = models.CharField(
        "状态", max_length=10, choices=DestructionState.choices, default=DestructionState.PROPOSED
    )
    opinion = EncryptedTextField("鉴定意见")
    proposed_at = models.DateTimeField("提出时间")
    proposed_by = person()
    answered_at = models.DateTimeField("审批时间", null=True)
    answered_by = person()
    answer = EncryptedTextField("审批意见", blank=True)
    first_at = models.DateTimeField("第一人监销时间", null=True)
    first_by = person()
    second_at = models.DateTimeField("第二人监销时间", null=True)
    second_by = person()

    class Meta:
        verbose_name = "销毁"
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=~Q(state=DestructionState.REFUSED),
                name="dossiers_one_destruction",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.get_state_display()}"
