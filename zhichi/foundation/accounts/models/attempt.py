"""Counters of the guessing guard."""

from __future__ import annotations

from django.db import models


class Attempt(models.Model):
    """Failures of one purpose and key in the running window. `key` is a keyed hash, not the thing itself."""

    purpose = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    window_from = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    locks = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["purpose", "key"], name="attempt_once")]
