"""The powers and responsibilities list: items, each with versions that follow one another by day."""

from django.db import models


class Power(models.Model):
    """One item of the list, known by its code whatever its versions say. Never deleted."""

    code = models.CharField("编码", max_length=40, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "权责事项"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
