"""Where an entry stands among the leaves of its seal, from 0."""

from django.db import models

from zhichi.foundation.ledger.models.entry import Entry
from zhichi.foundation.ledger.models.seal import Seal


class SealLeaf(models.Model):
    """Where an entry stands among the leaves of its seal, from 0."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="leaves", db_index=False)
    position = models.PositiveIntegerField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="leaf")

    class Meta:
        verbose_name = "封印条目"
        verbose_name_plural = "封印条目"
        constraints = [
            models.UniqueConstraint(fields=["seal", "position"], name="ledger_one_leaf_per_position")
        ]
