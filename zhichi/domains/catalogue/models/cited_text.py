"""Against which text of the law a citation was held: the version of the law, and the article as it then read."""

from django.db import models

from zhichi.domains.catalogue.enums import TextNoted
from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.law_version import LawVersion


class CitedText(models.Model):
    """One citation of one version of a thing. Where there is no row, the register has not changed since the thing
    was published: then it was held against the text of today."""

    kind = models.CharField("类别", max_length=20)
    key = models.CharField("标识", max_length=200)
    version = models.CharField("版本", max_length=20, blank=True)
    law = models.ForeignKey(Law, verbose_name="法律文件", on_delete=models.PROTECT, related_name="+")
    # Empty where the whole law is cited.
    number = models.CharField("条号", max_length=12, blank=True)
    law_version = models.ForeignKey(
        LawVersion, verbose_name="文本", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The article as it read; gone with a text that was recorded by mistake.
    text = models.ForeignKey(
        Article, verbose_name="条文", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    how = models.CharField("怎么核对的", max_length=10, choices=TextNoted.choices)
    noted_at = models.DateTimeField("记录时间")
    noted_by = models.CharField("记录人", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "引用核对的文本"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "version", "law", "number"], name="cited_text_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.version}"
