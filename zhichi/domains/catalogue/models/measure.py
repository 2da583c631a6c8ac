"""What finished cases cost, counted every night: a row for each procedure version, county, month and guide."""

from datetime import date, datetime
from typing import Self

from django.db import models

from zhichi.domains.catalogue.rules.measure import Counts, counts_of, together
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.procedures.public import ProcedureVersion
from zhichi.foundation.regions.public import Tier, Unit

# Who answers for how work is done; no figure here is one of a person.
MEASURERS = (
    Role.PLS_ADMIN,
    Role.LEGAL_AFFAIRS,
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
    Role.LEGAL_AID_HEAD,
    Role.AUDITOR,
)


class MeasureQuerySet(models.QuerySet["Measure"]):
    def visible_to(self, actor: Actor) -> Self:
        """The whole city for the city's, the own county for a county's: as their cases are seen."""
        posts = [post for post in actor.posts if post.role in MEASURERS]
        if any(post.tier == Tier.CITY for post in posts):
            return self.all()
        counties = {
            int(post.unit_path.strip("/").split("/")[1]) for post in posts if post.tier == Tier.COUNTY
        }
        return self.filter(county_unit__in=counties)

    def since(self, month: date | None) -> Self:
        """Of cases filed in or after a month; all where none is given."""
        return self if month is None else self.filter(month__gte=month)


class Measure(models.Model):
    """The counts (see rules/measure.py) of the cases filed in a month under a version in a county for one guide."""

    version = models.ForeignKey(
        ProcedureVersion, verbose_name="程序版本", on_delete=models.PROTECT, related_name="+"
    )
    county_unit = models.ForeignKey(Unit, verbose_name="所属县局", on_delete=models.PROTECT, related_name="+")
    month = models.DateField("收件月份")
    # The item and the version of its guide that they were filed under; empty and 0 where nobody said.
    item = models.CharField("事项", max_length=40, blank=True, default="")
    item_version = models.PositiveIntegerField("事项版本", default=0)
    # What was counted, so that months in which nothing has happened since are left alone: cases, their revisions, and
    # the definitions.
    stamp = models.CharField("内容标记", max_length=80)
    counts = models.JSONField("计数")
    counted_at = models.DateTimeField("统计时间")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办件实测"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "county_unit", "month", "item", "item_version"], name="measure_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.county_unit} {self.month:%Y-%m}"

    @property
    def figures(self) -> Counts:
        return counts_of(self.counts)


class Counted(models.Model):
    """When the last count was made: the as-of time of every figure. One row."""

    at = models.DateTimeField("统计时间")
    # Months that changed and are not counted yet: while there are some, the figures are not whole.
    left = models.PositiveIntegerField("没有数完的月份", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "统计时间"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


def counted() -> Counted | None:
    """How far the count has come; None before the first one began."""
    return Counted.objects.order_by("-at").first()


def counted_at() -> datetime | None:
    """The moment up to which everything was counted, if it ever was."""
    held = counted()
    return held.at if held else None


def counts_of_versions(actor: Actor, since: date | None, kind: str = "") -> dict[ProcedureVersion, Counts]:
    """The counts in this actor's scope, by version, the newest first; one statement."""
    rows = Measure.objects.visible_to(actor).since(since).select_related("version")
    if kind:
        rows = rows.filter(version__kind=kind)
    found: dict[ProcedureVersion, list[Counts]] = {}
    for row in rows.defer("version__document").order_by("-version__effective_from", "-version__version"):
        found.setdefault(row.version, []).append(row.figures)
    return {version: together(many) for version, many in found.items()}
