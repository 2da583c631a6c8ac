"""Laws, their versions and their articles as data: what an item, a limit or a paper stands on."""

from typing import Any

from django.db import models

from zhichi.domains.catalogue.enums import LawKind


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

    @property
    def repeal(self) -> Any:
        """The ArticleChange by which all of it was repealed and that stands, or None. `repeals` may be prefetched."""
        return next((one for one in self.repeals.all() if one.withdrawn_at is None), None)
