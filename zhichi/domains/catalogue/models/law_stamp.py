"""What every process asks before it trusts what it keeps of the law: one row, one token."""

import secrets

from django.db import models
from django.db.models import QuerySet

from zhichi.foundation.statements.public import reading


class LawStamp(models.Model):
    """A new token with every change of recorded law, in the transaction of the change.

    Never a number that goes up: a change that is rolled back would give its number to another one.
    """

    token = models.CharField("标记", max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "法律数据标记"

    def __str__(self) -> str:
        return self.token


def stamps() -> QuerySet[LawStamp, str]:
    return LawStamp.objects.order_by("pk").values_list("token", flat=True)[:1]


@reading
def tokens() -> QuerySet[LawStamp, str]:
    return stamps()


def stamp() -> str:
    """The token as this transaction sees it; empty before any law was recorded. One statement."""
    return tokens.first() or ""


def renew_stamp() -> None:
    """Recorded law has changed. Inside the caller's transaction."""
    LawStamp.objects.update_or_create(pk=1, defaults={"token": secrets.token_hex(16)})
