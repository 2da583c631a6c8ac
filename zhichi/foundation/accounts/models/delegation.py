"""An absent officer's ordinary posts, held for him by a colleague of the same unit; ends by itself."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from zhichi.foundation.accounts.models.post import open_on
from zhichi.foundation.statements.public import Slot


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def on(self, day: date | Slot) -> Self:
        """Delegations that hold on `day`."""
        return self.filter(open_on(day))


class Delegation(models.Model):
    """An absent officer's ordinary posts, held for him by a colleague of the same unit; ends by itself."""

    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations_given")
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations_taken")
    from_on = models.DateField(_("开始日期"))
    to_on = models.DateField(_("终止日期"))
    reason = models.CharField(_("事由"), max_length=100)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("委托代管")
        verbose_name_plural = _("委托代管")
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="delegation_span"),
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="delegation_not_to_self"),
        ]

    @property
    def last_on(self) -> date:
        """The last day the delegation holds."""
        return self.to_on - timedelta(days=1)
