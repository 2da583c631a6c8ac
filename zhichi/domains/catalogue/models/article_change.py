"""Somebody recorded that an article changed, or that a whole law was repealed: what cites it is put in order."""

from django.db import models
from django.db.models import Q

from zhichi.domains.catalogue.enums import ArticleChangeKind
from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.rules.numerals import article_words


class ArticleChange(models.Model):
    """A change of one article, or the end of a whole law; one of the two is named."""

    article = models.ForeignKey(
        Article, verbose_name="条文", null=True, blank=True, on_delete=models.PROTECT, related_name="changes"
    )
    whole_law = models.OneToOneField(
        Law,
        verbose_name="整部废止",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="repeal",
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
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=True, whole_law__isnull=False)
                | Q(article__isnull=False, whole_law__isnull=True),
                name="article_change_of_one_thing",
            )
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
