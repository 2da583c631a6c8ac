"""The words of an event as the bureau wrote them: versions from a day on, never changed."""

from datetime import datetime

from django.db import models
from django.utils.timezone import localdate


class TemplateQuerySet(models.QuerySet["Template"]):
    def in_force(self, *, at: datetime) -> "TemplateQuerySet":
        """What was published by then and had begun by that day, the newest first."""
        begun = self.filter(published_at__lte=at, valid_from__lte=localdate(at))
        return begun.order_by("event", "-valid_from", "-version")


class Template(models.Model):
    """One version; before the first the words apply that ship in `data/notices` (version 0)."""

    event = models.CharField("事件", max_length=60)
    version = models.PositiveIntegerField("版本")
    title = models.CharField("标题", max_length=60)
    text = models.TextField("正文")
    short = models.CharField("短信", max_length=200)
    valid_from = models.DateField("从哪一天起")
    published_at = models.DateTimeField("定下的时间")
    published_by = models.CharField("谁定的", max_length=80)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "通知模板"
        constraints = [models.UniqueConstraint(fields=["event", "version"], name="template_version_once")]

    def __str__(self) -> str:
        return f"{self.event} v{self.version}"
