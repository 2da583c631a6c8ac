"""Somebody recorded that an article changed: what cites it is opened for adjustment."""

from django.db import models

from zhichi.domains.catalogue.enums import ArticleChangeKind
from zhichi.domains.catalogue.models.article import Article


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
