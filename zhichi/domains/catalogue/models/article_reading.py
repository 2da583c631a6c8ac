"""Somebody held an article's gist against the statute, or found that nobody had: the mark 待核对, cleared or set."""

from django.db import models

from zhichi.domains.catalogue.enums import ReadIn
from zhichi.domains.catalogue.models.article import Article


class ArticleReading(models.Model):
    """`checked` False sets the mark again, with `note` saying why; then there is no source."""

    article = models.ForeignKey(
        Article, verbose_name="条文", on_delete=models.CASCADE, related_name="readings"
    )
    checked = models.BooleanField("核对过原文")
    read_in = models.CharField("在哪里看的原文", max_length=12, choices=ReadIn.choices, blank=True)
    # The gazette's number, the address of the page, the publication: what somebody else finds it by.
    source = models.CharField("出处", max_length=300, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    # What the gist said before, where it was corrected.
    gist_before = models.CharField("原来的要点", max_length=300, blank=True)
    read_at = models.DateTimeField("核对时间")
    read_by = models.CharField("核对人", max_length=80)
    reader = models.CharField("核对人姓名", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "条文核对"
        ordering = ["-read_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article} {'核对' if self.checked else '待核对'}"
