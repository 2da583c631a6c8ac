"""The hollow list: points that live only on paper, those first without which most people have nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from zhichi.domains.coverage.enums import Standing
from zhichi.domains.coverage.models.ground import Ground
from zhichi.domains.coverage.models.hollow_answer import HollowAnswer
from zhichi.domains.coverage.models.people import people_of, without
from zhichi.domains.coverage.models.point_standing import PointStanding

# What is missing, in the order in which it matters.
MISSING = ("events", "verification", "duty", "presence", "phone", "confirmed", "cases", "photos")
IMPLIED = ("presence", "confirmed")


@dataclass(frozen=True, slots=True)
class Listed:
    point: int
    people: int
    score: int


def listed(paths: tuple[str, ...], ground: Ground) -> list[Listed]:
    """All hollow points of branches; most people without first, then the emptiest."""
    inside = Q(pk__in=[])
    for path in paths:
        inside |= Q(point__unit__path__startswith=path)
    rows = PointStanding.objects.filter(inside, standing=Standing.HOLLOW).order_by("pk")
    scores = dict(rows.values_list("pk", "score"))
    every = scores
    if ground.paths != ("/",):
        # A place is only without when all its points are hollow, also those run from elsewhere.
        hollow = PointStanding.objects.filter(standing=Standing.HOLLOW).order_by()
        every = dict(hollow.values_list("pk", "score"))
    lost = without(ground, every, people_of(ground)) if scores else {}
    found = [Listed(pk, lost.get(pk, 0), score) for pk, score in scores.items()]
    return sorted(found, key=lambda each: (-each.people, each.score, each.point))


def shown(rows: list[Listed], today: date) -> list[dict[str, Any]]:
    """Rows with their sentences and what the county said last. Three statements."""
    keys = [row.point for row in rows]
    standings = PointStanding.objects.select_related("point__region", "point__unit").in_bulk(keys)
    answers: dict[int, HollowAnswer] = {}
    for answer in HollowAnswer.objects.filter(point__in=keys).order_by("at"):
        answers[answer.point_id] = answer
    return [
        {
            "standing": standings[row.point],
            "point": standings[row.point].point,
            "url": reverse("coverage:point", args=[standings[row.point].point.code]),
            "people": row.people,
            "reasons": reasons(standings[row.point]),
            "answer": answers.get(row.point),
            "late": _is_late(answers.get(row.point), today),
        }
        for row in rows
    ]


def _is_late(answer: HollowAnswer | None, today: date) -> bool:
    """Whether the day has passed by which it should have been put right: it is still on the list."""
    return answer is not None and answer.due_on is not None and answer.due_on < today


def reasons(standing: PointStanding) -> list[str]:
    """What speaks against the point, the gravest first: what takes points away, then what is missing."""
    signals = {signal["key"]: signal for signal in standing.signals if signal["points"] <= 0}
    against = sorted((s for s in signals.values() if s["points"] < 0), key=lambda signal: signal["points"])
    missing = [signals[key] for key in MISSING if key in signals and signals[key] not in against]
    if "events" in signals:
        # No service at all says also that nobody came and nobody confirmed one.
        missing = [signal for signal in missing if signal["key"] not in IMPLIED]
    return [signal["words"] for signal in (*against, *missing)]
