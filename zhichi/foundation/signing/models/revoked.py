"""Lists of revoked certificates, as they were published."""

from django.db import models

from zhichi.foundation.signing.models.authority import Authority


class RevocationList(models.Model):
    """One list (CRL) of an authority; the newest is the one that is handed out."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="lists")
    number = models.PositiveIntegerField("编号")
    der = models.BinaryField("列表")
    made_at = models.DateTimeField("发布时间")
    next_at = models.DateTimeField("下一份最迟时间")

    class Meta:
        verbose_name = "证书吊销列表"
        ordering = ["authority", "-number"]
        constraints = [models.UniqueConstraint(fields=["authority", "number"], name="signing_list_once")]

    def __str__(self) -> str:
        return f"{self.authority} 第 {self.number} 号"
