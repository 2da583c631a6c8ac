"""An article of a law while it says one thing; a change ends this row and begins another."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.law_version import LawVersion


class ArticleQuerySet(models.QuerySet["Article"]):
    def in_force(self, day: date) -> Self:
        """Articles with force on a day."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to__isnull=True) | Q(valid_to__gt=day))


class Article(models.Model):
    """An article of a law while it says one thing; a change ends this row and begins another."""

    law = models.ForeignKey(Law, verbose_name="法律文件", on_delete=models.PROTECT, related_name="articles")
    version = models.ForeignKey(
        LawVersion, verbose_name="版本", on_delete=models.PROTECT, related_name="articles"
    )
    # "43", "12之1"; people read 第四十三条.
    number = models.CharField("条号", max_length=12)
    gist = models.CharField("要点", max_length=300, blank=True)
    # False where the gist rests on general knowledge of the statute and not on a source of ours: pages say 待核对.
    checked = models.BooleanField("核对过原文", default=True)
    valid_from = models.DateField("生效日期", null=True, blank=True)
    valid_to = models.DateField("失效日期", null=True, blank=True)
    followed_by = models.ForeignKey(
        "self",
        verbose_name="后续条文",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="follows",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "条文"
        ordering = ["law", "number", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["law", "number", "valid_from"], name="article_once"),
            models.UniqueConstraint(
                fields=["law", "number"], condition=Q(valid_to__isnull=True), name="article_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.law.title}第{self.number}条"

    def has_force(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or self.valid_to > day)
