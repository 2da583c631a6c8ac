"""What is said of one item, and what the register answers beforehand."""

from dataclasses import dataclass
from datetime import datetime

from zhichi.domains.network.public import Point
from zhichi.domains.standards.models.facts import days_asked, facts_of
from zhichi.domains.standards.rules.facts import Answer
from zhichi.domains.standards.rules.figures import answer
from zhichi.domains.standards.rules.sheet import Sheet
from zhichi.foundation.files.public import StoredFile


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of one item. `file` None keeps the one that is there."""

    code: str
    met: bool
    remark: str = ""
    file: StoredFile | None = None


def answers_for(sheet: Sheet, point_id: int, at: datetime) -> dict[str, Answer]:
    """What the register says today of the items it can answer."""
    points = Point.objects.filter(pk=point_id)
    facts = facts_of(points, at=at, days=days_asked([sheet]))[point_id]
    return {item.code: answer(item.figure, facts) for item in sheet.items if item.figure}
