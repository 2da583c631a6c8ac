"""Forms that came back: so that one of them does not come a thousand times."""

from django.db import models


class Spent(models.Model):
    """`nonce` of a form's token, and how often it came."""

    nonce = models.CharField(max_length=32, primary_key=True)
    times = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "用过的表单凭据"

    def __str__(self) -> str:
        return f"{self.nonce} ×{self.times}"
