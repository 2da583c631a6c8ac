"""A time limit: one version of one rule, with the law it comes from."""

from datetime import date

from django.db import models
from django.db.models import Q

from zhichi.foundation.timelimits.enums import Confidence, LimitKind, LimitUnit, OnExpiry
from zhichi.foundation.timelimits.rules import Term


class LimitQuerySet(models.QuerySet["Limit"]):
    def in_force(self, on: date) -> "LimitQuerySet":
        """Versions whose law is in force on the day, newest version first."""
        begun = Q(effective_from=None) | Q(effective_from__lte=on)
        not_over = Q(effective_to=None) | Q(effective_to__gte=on)
        return self.filter(begun, not_over).order_by("key", "-version")

    def enabled(self) -> "LimitQuerySet":
        return self.filter(enabled=True)


class Limit(models.Model):
    """One version; a new text of the law is a new version and never touches clocks that run on the old
    one."""

    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=100)
    trigger = models.CharField(max_length=80)
    n = models.IntegerField()
    unit = models.CharField(max_length=20, choices=LimitUnit)
    kind = models.CharField(max_length=10, choices=LimitKind)
    roll = models.BooleanField(default=True)
    silent = models.BooleanField(
        default=False, help_text="the statute does not say which kind of day it means"
    )
    extension = models.JSONField(default=dict, blank=True)
    suspends = models.JSONField(default=list, blank=True)
    on_expiry = models.CharField(max_length=20, choices=OnExpiry, blank=True)
    law = models.CharField(max_length=120)
    article = models.CharField(max_length=120)
    citation = models.TextField()
    note = models.TextField(blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence)
    evidence = models.CharField(max_length=20, blank=True)
    enabled = models.BooleanField(default=True)
    effective_from = models.DateField(null=True, blank=True)
    effective_to = models.DateField(null=True, blank=True)

    objects = LimitQuerySet.as_manager()

    class Meta:
        ordering = ["key", "version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="timelimits_limit_version_once"),
            models.CheckConstraint(condition=~Q(n=0), name="timelimits_limit_n_not_zero"),
            models.CheckConstraint(
                condition=Q(enabled=False) | ~Q(confidence=Confidence.UNCERTAIN),
                name="timelimits_uncertain_limit_disabled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} v{self.version} {self.title}"

    @property
    def term(self) -> Term:
        return Term(self.n, self.unit, self.roll)

    @property
    def span(self) -> str:
        """ "7个工作日", "60日（自然日）": how the limit is said."""
        return f"{abs(self.n)}{LimitUnit(self.unit).label}"

    @property
    def hard(self) -> bool:
        """A statutory limit, not a promise."""
        return self.kind == LimitKind.STATUTORY
