"""Figures computed for the whole city on a day, with what they were computed from; never changed."""

from django.db import models

from zhichi.domains.coverage.enums import Figure

# Which points balance, reach and sites are counted with: those that really serve.
BASE = "effective"


class Figures(models.Model):
    """Figures computed for the whole city on a day, with what they were computed from; never changed."""

    kind = models.CharField("种类", max_length=10, choices=Figure.choices)
    # What they are about, for example the item whose reach was measured; empty for all.
    about = models.CharField("对象", max_length=60, blank=True)
    day = models.DateField("截至日期")
    made_at = models.DateTimeField("计算时间")
    seconds = models.FloatField("用时（秒）")
    data = models.JSONField("数据")

    class Meta:
        verbose_name = verbose_name_plural = "测算结果"
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["kind", "about", "-made_at"], name="figures_newest")]
