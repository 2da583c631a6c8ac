"""The picture of a seal, sealed by the vault: whoever has it could forge with it."""

from django.db import models

from zhichi.foundation.seals.models.seal import Seal
from zhichi.foundation.vault.public import open_bytes, seal_bytes


class Impression(models.Model):
    """A PNG made anew by us, transparent where there is no ink."""

    seal = models.OneToOneField(Seal, on_delete=models.PROTECT, primary_key=True, related_name="impression")
    sealed = models.BinaryField("密封的内容")
    digest = models.CharField("摘要", max_length=64)
    drawn = models.BooleanField("由系统绘制", default=False)
    set_at = models.DateTimeField("录入时间")
    set_by = models.CharField("录入人", max_length=80)

    class Meta:
        verbose_name = "印模"

    def __str__(self) -> str:
        return str(self.seal_id)

    @property
    def picture(self) -> bytes:
        return open_bytes(bytes(self.sealed), context=context_of(self.seal_id))


def context_of(seal: int) -> bytes:
    return f"impression:{seal}".encode()


def sealed_picture(seal: int, picture: bytes) -> bytes:
    return seal_bytes(picture, context=context_of(seal))
