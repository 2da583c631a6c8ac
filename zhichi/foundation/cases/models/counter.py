from typing import Self

from django.db import connection, models

COUNT_ON = "UPDATE cases_counter SET value = value + 1 WHERE name = %s RETURNING value"


class CounterQuerySet(models.QuerySet["Counter"]):
    def next(self, name: str) -> int:
        """The next number of `name`, from 1, without gaps; the row stays locked until the transaction ends."""
        with connection.cursor() as cursor:
            cursor.execute(COUNT_ON, [name])
            row = cursor.fetchone()
            if row is None:
                self.bulk_create([self.model(name=name, value=0)], ignore_conflicts=True)
                cursor.execute(COUNT_ON, [name])
                row = cursor.fetchone()
        return int(row[0])

    def reset_to(self, name: str, value: int) -> Self:
        """Used by the demo loader only: continue after numbers given in bulk."""
        self.update_or_create(name=name, defaults={"value": value})
        return self


class Counter(models.Model):
    """A gapless row of numbers (案号、文号) for one organ, kind and year."""

    name = models.CharField(max_length=80, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    objects = CounterQuerySet.as_manager()

    class Meta:
        verbose_name = "编号"

    def __str__(self) -> str:
        return f"{self.name}={self.value}"
