"""Which time limit runs for a part of a rectification, as the bureau set it. Nothing is set when it is installed."""

from datetime import date

from django.db import models

from zhichi.foundation.ratings.enums import Step


class StepLimit(models.Model):
    """No national text gives these days (common local ones are not verified), so each bureau promises its own."""

    step = models.CharField("环节", max_length=10, choices=Step.choices, primary_key=True)
    limit = models.CharField("期限", max_length=60)
    set_at = models.DateTimeField("设定时间")
    set_by = models.CharField("设定人", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "整改期限"


def users_of_limit(key: str, day: date) -> list[str]:
    """Fits `sockets.LIMIT_USERS`."""
    return [f"差评整改“{Step(one.step).label}”" for one in StepLimit.objects.filter(limit=key)]
