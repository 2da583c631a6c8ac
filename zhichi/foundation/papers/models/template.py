"""Published templates of papers: one row a version, never changed."""

from datetime import date
from functools import lru_cache
from typing import Self

from django.db import models

from zhichi.foundation.papers.rules import Template, read


class PaperTemplateQuerySet(models.QuerySet["PaperTemplate"]):
    def in_force(self, day: date) -> Self:
        """All that have begun by `day`, the newest of a key first."""
        return self.filter(effective_from__lte=day).order_by("key", "-effective_from", "-version")

    def current(self, day: date) -> list["PaperTemplate"]:
        """The one in force on `day` of each key."""
        newest: dict[str, PaperTemplate] = {}
        for one in self.in_force(day):
            newest.setdefault(one.key, one)
        return list(newest.values())


class PaperTemplate(models.Model):
    """One version of a template. The document is JSON text without an order that matters but that of its lists."""

    key = models.CharField("代号", max_length=60)
    version = models.PositiveIntegerField("版本")
    kind = models.CharField("业务种类", max_length=40)
    record = models.CharField("印哪份文书", max_length=60, blank=True)
    title = models.CharField("名称", max_length=80)
    effective_from = models.DateField("从哪天起用")
    document = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=64)
    published_at = models.DateTimeField("发布时间")
    published_by = models.CharField("发布人", max_length=80)

    objects = PaperTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "文书模板"
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="paper_template_once")]

    def __str__(self) -> str:
        return f"{self.title} 第{self.version}版"

    @property
    def says(self) -> Template:
        return template_of(self.pk)


@lru_cache(maxsize=512)
def template_of(pk: int) -> Template:
    """A published version as a value; rows never change, so each process reads one once."""
    return read(PaperTemplate.objects.values_list("document", flat=True).get(pk=pk))
