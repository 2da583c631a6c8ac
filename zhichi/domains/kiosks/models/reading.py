"""A card that a kiosk waits for or has read: encrypted, gone with the use, in any case after minutes."""

from django.db import models

from zhichi.domains.kiosks.models.kiosk import Kiosk
from zhichi.foundation.vault.public import EncryptedJSONField


class CardReading(models.Model):
    """One row a kiosk: asking again forgets what the last card said."""

    kiosk = models.OneToOneField(Kiosk, primary_key=True, on_delete=models.CASCADE, related_name="reading")
    asked_at = models.DateTimeField("开始等待")
    read_at = models.DateTimeField("读到时间", null=True)
    card = EncryptedJSONField("卡面信息", default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "自助终端读卡"

    def __str__(self) -> str:
        return f"{self.kiosk_id}"
