"""Somebody says that a change was recorded by mistake; another officer takes it back or lets it stand."""

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.models.article_change import ArticleChange


class ChangeWithdrawal(models.Model):
    """One try to take a change back. `accepted` is None until somebody else has decided."""

    change = models.ForeignKey(
        ArticleChange, verbose_name="条文变动", on_delete=models.PROTECT, related_name="withdrawals"
    )
    reason = models.CharField("错在哪里", max_length=300)
    asked_at = models.DateTimeField("提出时间")
    asked_by = models.CharField("提出人", max_length=80)
    asked_name = models.CharField("提出人姓名", max_length=40)
    accepted = models.BooleanField("核准撤回", null=True, blank=True)
    # Why it was not accepted; empty where it was.
    answer = models.CharField("不同意的理由", max_length=300, blank=True)
    decided_at = models.DateTimeField("核准时间", null=True, blank=True)
    decided_by = models.CharField("核准人", max_length=80, blank=True)
    decided_name = models.CharField("核准人姓名", max_length=40, blank=True)
    # What went with it: {"text": {number, gist, from}, "ended": [case], "left": [case], "published": [case]}, numbers.
    undone = models.JSONField("撤回的后果", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "条文变动的撤回"
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["change"], condition=Q(accepted__isnull=True), name="withdrawal_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"撤回：{self.change}"
