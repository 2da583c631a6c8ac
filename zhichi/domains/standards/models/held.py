"""The grade a point holds on a day, for one point or many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from zhichi.domains.network.public import Point
from zhichi.domains.standards.enums import Grade
from zhichi.domains.standards.models.assessment import Assessment


@dataclass(frozen=True, slots=True)
class HeldGrade:
    """A grade in force. `until` is the first day on which it no longer holds; `example` marks a made-up checklist.

    `since` is the day of the last step of the assessment, which is the one that gave the grade.
    """

    point_id: int
    grade: Grade
    until: date
    score: int
    assessment_id: int
    example: bool
    since: date

    @property
    def words(self) -> str:
        """`市级示范点（示例清单）`."""
        return f"{self.grade.label}{'（示例清单）' if self.example else ''}"

    @property
    def rank(self) -> tuple[int, date]:
        return list(Grade).index(self.grade), self.until


def grades_of(points: Iterable[int] | None, *, on: date) -> dict[int, HeldGrade]:
    """The best grade in force of each point, by point id; points without one are left out. One statement.

    `points` are ids (a queryset of them will do); None asks for all.
    """
    rows = Assessment.objects.in_force(on)
    if points is not None:
        rows = rows.filter(point__in=points)
    columns = ("point_id", "grade", "expires_on", "score", "pk", "checklist__example", "moved_at")
    best: dict[int, HeldGrade] = {}
    for row in rows.order_by("pk").values_list(*columns):
        held = HeldGrade(row[0], Grade(row[1]), row[2], row[3], row[4], row[5], localdate(row[6]))
        other = best.get(held.point_id)
        if other is None or held.rank >= other.rank:
            best[held.point_id] = held
    return best


def grade_of(point: Point, *, on: date) -> HeldGrade | None:
    """The grade the point holds on the day, None without one."""
    return grades_of([point.pk], on=on).get(point.pk)
