"""How people want to be told."""

from django.conf import settings
from django.db import models

from zhichi.foundation.notices.enums import Digest
from zhichi.foundation.vault.public import EncryptedTextField


class CitizenWish(models.Model):
    """Of a telephone number (by its blind index), or of one subject where nobody left a number.

    `channel` empty: as the bureau does it (SMS). `page` means only on our own pages. `stopped_at`: wants no more.
    """

    key = models.CharField(max_length=90, unique=True)
    channel = models.CharField("渠道", max_length=8, blank=True)
    mail = EncryptedTextField("电子邮箱", blank=True, default="")
    stopped_at = models.DateTimeField("不要再发", null=True)
    changed_at = models.DateTimeField("改定时间")

    class Meta:
        verbose_name = "群众的通知方式"

    def __str__(self) -> str:
        return self.channel or "短信"


class OfficerWish(models.Model):
    """Of an officer: which events by mail, how often one letter about everything, and up to where he has read."""

    officer = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    mail = EncryptedTextField("电子邮箱", blank=True, default="")
    events = models.JSONField("发到邮箱的事件", default=list, blank=True)
    digest = models.CharField("摘要", max_length=8, choices=Digest.choices, default=Digest.NONE)
    read_to = models.DateTimeField("看到哪里", null=True)

    class Meta:
        verbose_name = "工作人员的通知方式"
        indexes = [
            models.Index(fields=["digest"], name="wish_of_digest", condition=~models.Q(digest=Digest.NONE))
        ]

    def __str__(self) -> str:
        return str(self.officer_id)
