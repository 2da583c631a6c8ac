"""A use that should not have been: found, written down, and in sight for ever."""

from django.db import models

from zhichi.foundation.seals.enums import MisuseKind
from zhichi.foundation.seals.models.seal import Seal
from zhichi.foundation.seals.models.use import SealUse


class Misuse(models.Model):
    """Never changed, never removed. `use` is the use in whose reconciliation it was found, where there was one."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="misuses")
    use = models.ForeignKey(SealUse, on_delete=models.PROTECT, null=True, blank=True, related_name="misuses")
    kind = models.CharField("哪一种", max_length=12, choices=MisuseKind.choices)
    words = models.CharField("情况", max_length=300)
    found_at = models.DateTimeField("发现时间")
    found_by = models.CharField("记录人", max_length=80)

    class Meta:
        verbose_name = "违规用印"
        ordering = ["-found_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.seal_id}: {self.get_kind_display()}"
