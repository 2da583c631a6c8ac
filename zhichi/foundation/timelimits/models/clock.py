"""A running period of one subject. Rows move through the verbs only."""

from datetime import datetime
from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from zhichi.foundation.statements.public import Row
from zhichi.foundation.timelimits.enums import ClockState, LimitUnit
from zhichi.foundation.timelimits.models.limit import Limit
from zhichi.foundation.timelimits.rules import Term, ended, local_date

EDITED = "期限只能通过启动、中止、恢复、延长、停止来改变，不能直接改。"


class ClockQuerySet(models.QuerySet["Clock"]):
    def of(self, subject: str) -> "ClockQuerySet":
        return self.filter(subject=subject)

    def live(self) -> "ClockQuerySet":
        """Not stopped: running or suspended."""
        return self.exclude(state=ClockState.STOPPED)

    def running(self) -> "ClockQuerySet":
        return self.filter(state=ClockState.RUNNING)

    def overdue(self, *, at: datetime) -> "ClockQuerySet":
        by_hour = Q(due_at__isnull=False, due_at__lt=at)
        return self.running().filter(by_hour | Q(due_at=None, due_on__lt=local_date(at)))

    def with_events(self) -> "ClockQuerySet":
        """With limit, suspensions and extensions, so that a clock can be counted again without asking."""
        return self.select_related("limit").prefetch_related("suspensions", "extensions")

    def move(self, **values: Any) -> int:
        """What the verbs write. Everything else is refused by `update`, `delete` and `save`."""
        return super().update(**values)

    def update(self, **values: Any) -> NoReturn:
        raise TypeError(EDITED)

    def delete(self) -> NoReturn:
        raise TypeError(EDITED)


class Clock(Row):
    """`n`, `unit` and `roll` are frozen from the limit when it starts: a later version of the law does not
    touch it.

    `due_on` is the local date of the end, None while suspended; `due_at` the exact moment, for hours only;
    `raw_on` the last day before the rest-day rule. `provisional`: a year without a notice was counted.
    """

    subject = models.CharField(max_length=80, db_index=True)
    limit = models.ForeignKey(Limit, on_delete=models.PROTECT, related_name="clocks")
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=80, blank=True)
    n = models.IntegerField()
    unit = models.CharField(max_length=20, choices=LimitUnit)
    roll = models.BooleanField(default=True)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    raw_on = models.DateField(null=True)
    warn_at = models.DateTimeField(null=True)
    provisional = models.BooleanField(default=False)
    calendar_version = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=ClockState, default=ClockState.RUNNING)
    stopped_at = models.DateTimeField(null=True)

    # Of a clock just started: whether it counts for what an item promises. Nothing that is kept.
    promised = False

    objects = ClockQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["state", "due_on"], name="timelimits_clock_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "limit"],
                condition=~Q(state=ClockState.STOPPED),
                name="timelimits_one_live_clock",
            ),
            models.CheckConstraint(
                condition=~Q(state=ClockState.RUNNING) | Q(due_on__isnull=False),
                name="timelimits_running_clock_has_end",
            ),
            models.CheckConstraint(
                condition=Q(state=ClockState.STOPPED, stopped_at__isnull=False)
                | (~Q(state=ClockState.STOPPED) & Q(stopped_at=None)),
                name="timelimits_stopped_clock_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.limit_id} {self.due_on or self.get_state_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(EDITED)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(EDITED)

    @property
    def term(self) -> Term:
        return Term(self.n, self.unit, self.roll, self.limit.warn_before)

    def ended(self, at: datetime) -> bool:
        """Whether the period is over at `at`, whoever stopped the clock and whenever."""
        return ended(at, self.due_on, self.due_at)

    @property
    def met(self) -> bool | None:
        """Stopped in time? None while it is not stopped."""
        return None if self.stopped_at is None else not self.ended(self.stopped_at)
