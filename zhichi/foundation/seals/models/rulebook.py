"""Published rules of seals: one row a version, never changed."""

from datetime import date
from functools import lru_cache

from django.db import models

from zhichi.foundation.seals.rules.book import Rulebook, read


class SealRules(models.Model):
    """Types of seals and who approves which use, from a day on."""

    version = models.PositiveIntegerField("版本", unique=True)
    effective_from = models.DateField("从哪天起用")
    document = models.JSONField("内容")
    published_at = models.DateTimeField("发布时间")
    published_by = models.CharField("发布人", max_length=80)

    class Meta:
        verbose_name = "用印规则"

    def __str__(self) -> str:
        return f"用印规则第{self.version}版"


@lru_cache(maxsize=64)
def rulebook_of(version: int) -> Rulebook:
    """A published version as a value; rows never change, so each process reads one once."""
    return read(SealRules.objects.values_list("document", flat=True).get(version=version))


def rulebook(day: date) -> Rulebook:
    """The version in force on a day; LookupError where none was published. One statement."""
    newest = SealRules.objects.filter(effective_from__lte=day).order_by("-effective_from", "-version")
    version = newest.values_list("version", flat=True).first()
    if version is None:
        raise LookupError("no rules of seals are published")
    return rulebook_of(version)
