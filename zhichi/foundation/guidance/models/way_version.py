"""A way from one day on; a version once published is never changed."""

from datetime import date

from django.db import models

from zhichi.foundation.guidance.rules import Way, read_way


class WayVersionQuerySet(models.QuerySet["WayVersion"]):
    def begun(self, day: date) -> "WayVersionQuerySet":
        return self.filter(effective_from__lte=day)


class WayVersion(models.Model):
    """`document` is `zhichi-way/1`; the newest version that has begun is the one people walk."""

    code = models.SlugField("标识", max_length=40)
    version = models.PositiveIntegerField("版本")
    title = models.CharField("名称", max_length=100)
    effective_from = models.DateField("施行日期")
    document = models.JSONField("内容")
    digest = models.CharField("摘要", max_length=64)
    published_at = models.DateTimeField("发布时间")
    published_by = models.CharField("发布人", max_length=60)

    objects = WayVersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "引导"
        ordering = ["code", "version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="way_version_once")]

    def __str__(self) -> str:
        return f"{self.title}第 {self.version} 版"

    @property
    def way(self) -> Way:
        return read_way(self.document)


def ways_on(day: date) -> list[WayVersion]:
    """Every way that people can walk on a day, in the order of the page. One statement."""
    newest = {each.code: each for each in WayVersion.objects.begun(day).order_by("effective_from", "version")}
    return sorted(newest.values(), key=lambda each: (each.document["order"], each.code))


def way_on(code: str, day: date) -> WayVersion | None:
    """The version of one way that people walk on a day. One statement."""
    return WayVersion.objects.begun(day).filter(code=code).order_by("-effective_from", "-version").first()
