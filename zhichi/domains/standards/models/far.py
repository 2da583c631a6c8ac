"""How far each of many points is from its next grade, in a fixed number of statements."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from zhichi.domains.network.public import Point
from zhichi.domains.standards.enums import AssessmentState, Level
from zhichi.domains.standards.models.assessment import Assessment
from zhichi.domains.standards.models.checklist import Checklist
from zhichi.domains.standards.models.facts import days_asked, facts_of
from zhichi.domains.standards.models.mark import Mark
from zhichi.domains.standards.rules.figures import answer
from zhichi.domains.standards.rules.sheet import Sheet
from zhichi.domains.standards.rules.standing import Distance, distance

OVER = (AssessmentState.REVOKED, AssessmentState.EXPIRED)


def current_sheet(tier: str, at: datetime) -> Sheet | None:
    """The checklist of a tier in force on the day; None when none has been published."""
    found = Checklist.objects.current(localdate(at)).filter(tier=tier).first()
    return found.sheet if found else None


def distances(points: QuerySet[Point], sheet: Sheet, *, at: datetime) -> dict[int, Distance]:
    """The distance of each point of one tier, by point id. `points` is not sliced.

    Marks are those of the newest assessment that is neither revoked nor run out; the register answers as of `at`.
    """
    facts = facts_of(points, at=at, days=days_asked([sheet]))
    marks = newest_marks(points)
    asked = [item for item in sheet.items if item.figure]
    return {
        pk: distance(sheet, marks.get(pk, {}), {item.code: answer(item.figure, known) for item in asked})
        for pk, known in facts.items()
    }


def newest_marks(points: QuerySet[Point]) -> dict[int, dict[tuple[str, str], bool]]:
    rows = Assessment.objects.filter(point__in=points.order_by().values("pk")).exclude(state__in=OVER)
    newest = dict(rows.order_by("started_at", "pk").values_list("point_id", "pk"))
    of_point = {pk: point for point, pk in newest.items()}
    found: dict[int, dict[tuple[str, str], bool]] = {}
    for pk, level, item, met in Mark.objects.filter(assessment__in=rows.order_by().values("pk")).values_list(
        "assessment_id", "level", "item", "met"
    ):
        if pk in of_point:
            found.setdefault(of_point[pk], {})[Level(level), item] = met
    return found
