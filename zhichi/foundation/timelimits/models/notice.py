"""The yearly notice on days off, and the calendars that the notices make, kept per process."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from django.db import models

from zhichi.foundation.timelimits.rules import Notice, assemble
from zhichi.kernel.workdays import Calendar


class CalendarNoticeQuerySet(models.QuerySet["CalendarNotice"]):
    def newest_chain(self) -> "models.QuerySet[CalendarNotice, str]":
        """The identity of everything recorded, in one column of one row: usable as a subquery."""
        return self.order_by("-id").values_list("chain", flat=True)[:1]


class CalendarNotice(models.Model):
    """A version of the notice for a year; the newest version of a year applies, the older ones stay for old
    clocks."""

    year = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    source = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    off = models.JSONField()
    work = models.JSONField()
    # sha256 over the previous notice's chain and this content: two notices never share it, even after a
    # rollback has given an id away a second time.
    chain = models.CharField(max_length=64, unique=True)

    objects = CalendarNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["year", "version"], name="timelimits_notice_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.version}"

    @property
    def value(self) -> Notice:
        return Notice(
            year=self.year,
            off=frozenset(map(date.fromisoformat, self.off)),
            work=frozenset(map(date.fromisoformat, self.work)),
            title=self.title,
            source=self.source,
            published_on=self.published_on,
            version=self.version,
        )


def chain_of(previous: str, content: bytes) -> str:
    return hashlib.sha256(previous.encode() + content).hexdigest()


_BY_CHAIN: dict[str, Calendar] = {}
_KEPT = 8


def calendar_at_chain(chain: str | None) -> Calendar:
    """The calendar up to and including the notice with this chain; from memory when this process has read
    it before."""
    if chain is None:
        return assemble(())
    if chain not in _BY_CHAIN:
        while len(_BY_CHAIN) >= _KEPT:
            _BY_CHAIN.pop(next(iter(_BY_CHAIN)), None)
        newest = CalendarNotice.objects.get(chain=chain)
        _BY_CHAIN[chain] = _assembled(CalendarNotice.objects.filter(id__lte=newest.pk))
    return _BY_CHAIN[chain]


def current_calendar() -> Calendar:
    """Everything recorded so far. One statement, two when a notice is new to this process."""
    return calendar_at_chain(CalendarNotice.objects.newest_chain().first())


def calendar_on(at: datetime) -> Calendar:
    """The calendar as it was known at a moment: notices recorded later are left out. One statement."""
    return _assembled(CalendarNotice.objects.filter(recorded_at__lte=at))


def calendar_of_version(version: str) -> tuple[Calendar, list["CalendarNotice"]]:
    """The calendar a clock was counted on ("2026/1,2027/0") and its notices, oldest year first.

    Years that had no notice then stay uncovered, whatever was recorded since. One statement.
    """
    wanted = [tuple(map(int, part.split("/"))) for part in version.split(",") if part]
    years = [year for year, _ in wanted]
    rows = list(CalendarNotice.objects.filter(year__in=years).order_by("year", "version"))
    notices = [row for row in rows if (row.year, row.version) in wanted]
    return assemble(row.value for row in notices), notices


def _assembled(notices: Iterable[CalendarNotice]) -> Calendar:
    return assemble(notice.value for notice in notices)
