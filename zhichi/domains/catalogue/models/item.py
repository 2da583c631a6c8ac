"""Service items: what people can ask for, with a guide rendered from one document a version."""

from django.db import models


class Item(models.Model):
    """A service item, known by its code whatever its versions say. Never deleted."""

    code = models.SlugField("标识", max_length=40, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "服务事项"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
