"""Traces of entering: login records, kept and never changed."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Outcome, Role


class LoginRecordQuerySet(models.QuerySet["LoginRecord"]):
    def visible_to(self, actor: Actor) -> Self:
        """For audit administrators, within their subtree; attempts at unknown names belong to the city."""
        seen = Q(pk__in=[])
        for path in set(actor.paths(Role.AUDIT_ADMIN)):
            seen |= Q(officer__home_unit__path__startswith=path)
        if actor.has(Role.AUDIT_ADMIN, "city"):
            seen |= Q(officer__isnull=True)
        return self.filter(seen)


class LoginRecord(models.Model):
    """One attempt to enter. An unknown name is not kept: people type passwords into the wrong box."""

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="login_records"
    )
    at = models.DateTimeField(_("时间"))
    address = models.CharField(_("来源地址"), max_length=45)
    outcome = models.CharField(_("结果"), max_length=16, choices=Outcome)

    objects = LoginRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("登录记录")
        verbose_name_plural = _("登录记录")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="login_record_at"),
            models.Index(fields=["officer", "-at"], name="login_record_officer"),
        ]
