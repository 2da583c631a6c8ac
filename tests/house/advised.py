"""An adviser of a point with his days, a talk he gave, and a complaint about him."""

from datetime import date, datetime, time, timedelta
from typing import Any

from zhichi.domains.lawtalk.public import complain, record_lecture, set_rota
from zhichi.domains.network.public import Point, PointPerson
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM


def advised(point: Point, at: datetime) -> dict[str, Any]:
    """By the names that the arguments of pages use."""
    adviser = PointPerson.objects.create(point=point, kind="adviser", name="陈律师", from_on=date(2026, 1, 1))
    rota = set_rota(
        person=adviser, weekday=2, starts=time(9), ends=time(11), from_on=at.date(), by=SYSTEM, at=at
    )
    told = {"minutes": 45, "heard": 20, "topic": "反诈", "once": "world"}
    lecture = record_lecture(person=adviser, held_at=at - timedelta(days=1), **told, by=SYSTEM, at=at)
    words = {"about": "money", "words": "说要先交五百块。", "once": "world", "address": "198.51.100.9"}
    complaint = complain(point=point, person=adviser, **words, by=CITIZEN, at=at)
    return {
        "adviser": adviser.pk,
        "rota": rota.pk,
        "lecture": lecture.pk,
        "adviser_complaint": complaint.pk,
    }
