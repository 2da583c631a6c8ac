"""A file on its way: what has come of it so far."""

from datetime import datetime
from typing import Self

from django.db import models


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def alive(self, *, at: datetime) -> Self:
        return self.filter(expires_at__gt=at)

    def waiting(self, *, at: datetime) -> Self:
        """Those that take up room: not yet part of anything, not expired."""
        return self.alive(at=at).filter(used_at=None)


class Arrival(models.Model):
    """`code` names it and opens nothing; `owner` and `address` are keyed hashes of whose it is and where it came from.

    `cuts` are the sizes of the pieces in their order; `received` is their sum. `digest` is the SHA-256 that the
    sender says the whole will have, lower-case hex.
    """

    code = models.CharField(max_length=32, unique=True)
    owner = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    cuts = models.JSONField(default=list)
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    # The whole is there and is what it says it is.
    checked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("size")), name="files_no_more_than_said"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.received}/{self.size}"

    @property
    def pieces(self) -> list[str]:
        """Where the pieces lie, in their order."""
        starts = [sum(self.cuts[:n]) for n in range(len(self.cuts))]
        return [self.piece_at(start) for start in starts]

    def piece_at(self, offset: int) -> str:
        return f"arriving/{self.code}/{offset:012d}"
