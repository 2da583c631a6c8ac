"""Somebody recorded that an article changed, or that a whole law was repealed: what cites it is put in order."""

from typing import Self

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.enums import ArticleChangeKind
from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.rules.numerals import article_words


class ArticleChangeQuerySet(models.QuerySet["ArticleChange"]):
    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class ArticleChange(models.Model):
    """A change of one article, or the end of a whole law; one of the two is named."""

    article = models.ForeignKey(
        Article, verbose_name="条文", null=True, blank=True, on_delete=models.PROTECT, related_name="changes"
    )
    whole_law = models.ForeignKey(
        Law,
        verbose_name="整部废止",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="repeals",
    )
    kind = models.CharField("变动", max_length=12, choices=ArticleChangeKind.choices)
    effective_on = models.DateField("生效日期")
    document = models.CharField("依据文件", max_length=200)
    note = models.CharField("说明", max_length=300, blank=True)
    # What cited it at that moment: {kind, key, title, basis, url, version, done_at?, done_by?, done_note?, compared?}
    # each; powers are cases. `again` marks what has to be looked at once more because the change was taken back.
    cited_by = models.JSONField("当时引用", default=list)
    # What it ended, as it was: {"texts": [[pk, day]], "versions": [[pk, day]]}, a day None where it had no end.
    before = models.JSONField("变动以前", default=dict, blank=True)
    recorded_at = models.DateTimeField("登记时间")
    recorded_by = models.CharField("登记人", max_length=80)
    # Recorded by mistake and taken back: it is told, and nothing rests on it.
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)

    objects = ArticleChangeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "条文变动"
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=True, whole_law__isnull=False)
                | Q(article__isnull=False, whole_law__isnull=True),
                name="article_change_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["whole_law"],
                condition=Q(withdrawn_at__isnull=True, whole_law__isnull=False),
                name="law_repealed_once",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(withdrawn_at__isnull=True, article__isnull=False),
                name="article_changed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.get_kind_display()}"

    @property
    def law(self) -> Law:
        law = self.article.law if self.article else self.whole_law
        if law is None:
            raise ValueError("a change of nothing")
        return law

    @property
    def number(self) -> str:
        """The article's; empty for the whole law."""
        return self.article.number if self.article else ""

    @property
    def title(self) -> str:
        """律师法第六条, or the law alone."""
        return f"{self.law.title}{article_words(self.number)}" if self.number else self.law.title
