"""Posts and their delegation. Every span is half-open: `to_on` is the first day it no longer holds."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.rules.duties import ADMINISTRATORS, PUBLIC
from zhichi.foundation.statements.public import Slot


def open_on(day: date | Slot) -> Q:
    """The condition that a span holds on `day`."""
    return Q(from_on__lte=day) & (Q(to_on__isnull=True) | Q(to_on__gt=day))


class PostQuerySet(models.QuerySet["Post"]):
    def on(self, day: date | Slot) -> Self:
        """Posts held on `day`."""
        return self.filter(open_on(day))


class Post(models.Model):
    """An officer holds a role in a unit. This is the only source of rights."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    role = models.CharField(_("岗位"), max_length=32, choices=Role)
    unit = models.ForeignKey("regions.Unit", models.PROTECT, related_name="posts", verbose_name=_("单位"))
    from_on = models.DateField(_("开始日期"))
    to_on = models.DateField(_("终止日期"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("岗位")
        verbose_name_plural = _("岗位")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="post_span"
            ),
            models.CheckConstraint(condition=~Q(role__in=sorted(PUBLIC)), name="post_not_public"),
            models.UniqueConstraint(
                fields=["officer", "role", "unit"],
                condition=Q(to_on__isnull=True),
                name="post_once_while_open",
            ),
            # GB/T 22239-2019 §8.1.5: nobody holds two of the three administrators.
            models.UniqueConstraint(
                fields=["officer"],
                condition=Q(to_on__isnull=True, role__in=sorted(ADMINISTRATORS)),
                name="post_one_administrator",
            ),
        ]
        indexes = [models.Index(fields=["unit", "role"], name="post_unit_role")]

    @property
    def last_on(self) -> date | None:
        """The last day the post holds, None while open."""
        return self.to_on - timedelta(days=1) if self.to_on else None
