"""Published forms and forms being written."""

from datetime import date
from typing import Self

from django.db import models


class FormVersionQuerySet(models.QuerySet["FormVersion"]):
    def standing(self) -> Self:
        """Without those taken back before their day."""
        return self.filter(withdrawn_at__isnull=True)

    def in_force(self, key: str, day: date) -> Self:
        """The versions of `key` that have begun by `day`, newest first."""
        found = self.standing().filter(key=key, effective_from__lte=day)
        return found.order_by("-effective_from", "-version")


class FormVersion(models.Model):
    """One published version, never changed: the document (`zhichi-form/1`), and the schema derived from it."""

    key = models.SlugField("标识", max_length=60)
    version = models.PositiveIntegerField("版本")
    title = models.CharField("名称", max_length=100)
    document = models.JSONField("内容")
    # JSON Schema 2020-12 of the answers, and how they are laid out: what an export holds.
    schema = models.JSONField("数据模式")
    layout = models.JSONField("版面")
    digest = models.CharField("摘要", max_length=64)
    effective_from = models.DateField("施行日期")
    published_at = models.DateTimeField("发布时间")
    published_by = models.CharField("发布人", max_length=80)
    # Taken back while it waited for its day: nobody filled it in, and its number is not given again.
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_by = models.CharField("撤回人", max_length=80, blank=True, default="")
    withdrawn_because = models.CharField("撤回理由", max_length=200, blank=True, default="")

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "表单版本"
        ordering = ["key", "version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="form_version_once")]

    def __str__(self) -> str:
        return f"{self.title} 第{self.version}版"


class FormDraft(models.Model):
    """A form being written in the browser; publishing it makes a version."""

    key = models.SlugField("标识", max_length=60, unique=True)
    document = models.JSONField("内容", default=dict)
    revision = models.PositiveIntegerField("修订", default=1)
    updated_at = models.DateTimeField("修改时间")
    updated_by = models.CharField("修改人", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "表单草稿"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key
