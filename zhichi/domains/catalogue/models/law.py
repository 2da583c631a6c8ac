"""Laws, their versions and their articles as data: what an item, a limit or a paper stands on."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.enums import ArticleChangeKind, LawKind


class Law(models.Model):
    """A law, regulation, rule or normative document, whatever its versions."""

    key = models.SlugField("标识", max_length=60, unique=True)
    title = models.CharField("名称", max_length=200)
    # Short names by which texts cite it: 法律援助法, 国令716号.
    aliases = models.JSONField("简称", default=list, blank=True)
    kind = models.CharField("效力级别", max_length=20, choices=LawKind.choices)
    issuer = models.CharField("制定机关", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "法律文件"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class LawVersion(models.Model):
    """One text of a law: as adopted, amended or repealed."""

    law = models.ForeignKey(Law, verbose_name="法律文件", on_delete=models.PROTECT, related_name="versions")
    name = models.CharField("版本", max_length=60)
    number = models.CharField("文号", max_length=80, blank=True)
    adopted_on = models.DateField("公布日期", null=True, blank=True)
    # None where no source of ours says since when: better not known than made up.
    effective_from = models.DateField("施行日期", null=True, blank=True)
    # The first day on which it is no longer in force.
    effective_to = models.DateField("失效日期", null=True, blank=True)
    source = models.CharField("来源", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "法律文件版本"
        ordering = ["law", "effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["law", "name"], name="law_version_once"),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=models.F("effective_from")),
                name="law_version_order",
            ),
        ]

    def __str__(self) -> str:
        return f"《{self.law.title}》{self.name}"


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


class ArticleChange(models.Model):
    """Somebody recorded that an article changed: what cites it is opened for adjustment."""

    article = models.ForeignKey(
        Article, verbose_name="条文", on_delete=models.PROTECT, related_name="changes"
    )
    kind = models.CharField("变动", max_length=12, choices=ArticleChangeKind.choices)
    effective_on = models.DateField("生效日期")
    document = models.CharField("依据文件", max_length=200)
    note = models.CharField("说明", max_length=300, blank=True)
    # What cited it at that moment: [{kind, key, title, basis, url, done_at?, done_by?, done_note?}]; powers are cases.
    cited_by = models.JSONField("当时引用", default=list)
    recorded_at = models.DateTimeField("登记时间")
    recorded_by = models.CharField("登记人", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "条文变动"
        ordering = ["-recorded_at"]

    def __str__(self) -> str:
        return f"{self.article} {self.get_kind_display()}"
