"""A self-service kiosk (自助终端) at a point of service."""

from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.vault.public import EncryptedTextField


class KioskQuerySet(models.QuerySet["Kiosk"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those at points of the officer's branches."""
        if actor.kind == "system":
            return self.all()
        seen = Q(pk__in=[])
        for path in actor.paths():
            seen |= Q(point__unit__path__startswith=path)
        return self.filter(seen)


class Kiosk(models.Model):
    """The machine; of its secret only a digest is kept, the key of its card reader is encrypted."""

    code = models.CharField("编号", max_length=24, unique=True)
    point = models.ForeignKey(
        Point, verbose_name="所在服务点", on_delete=models.PROTECT, related_name="kiosks"
    )
    place = models.CharField("摆放位置", max_length=60, blank=True)
    registered_at = models.DateTimeField("登记时间")
    # Digest of the one-time activation code, and until when it can be typed; empty once used.
    activation = models.CharField(max_length=64, blank=True)
    activation_until = models.DateTimeField(null=True)
    secret = models.CharField("设备密钥指纹", max_length=64, blank=True)
    enrolled_at = models.DateTimeField("启用时间", null=True)
    reader_key = EncryptedTextField("读卡器密钥", blank=True, default="")
    retired_at = models.DateTimeField("停用时间", null=True)

    objects = KioskQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "自助终端"

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        """Its chain on the ledger."""
        return f"kiosk:{self.code}"

    @property
    def state(self) -> str:
        if self.retired_at is not None:
            return "已停用"
        return "使用中" if self.enrolled_at is not None else "等待启用"
