"""The hollow list: points that live only on paper, those first without which most people have nothing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from zhichi.domains.coverage.models.hollow_answer import HollowAnswer
from zhichi.domains.coverage.models.point_standing import PointStanding

# What is missing, in the order in which it matters.
MISSING = ("events", "verification", "duty", "presence", "phone", "confirmed", "cases", "photos")
IMPLIED = ("presence", "confirmed")


def shown(found: Iterable[PointStanding], today: date) -> list[dict[str, Any]]:
    """Rows with their sentences and what the county said last; standings come with point, region and unit."""
    rows = list(found)
    answers: dict[int, HollowAnswer] = {}
    for answer in HollowAnswer.objects.filter(point__in=[row.pk for row in rows]).order_by("at"):
        answers[answer.point_id] = answer
    return [
        {
            "standing": row,
            "point": row.point,
            "url": reverse("coverage:point", args=[row.point.code]),
            "people": row.people,
            "reasons": reasons(row),
            "answer": answers.get(row.pk),
            "late": _is_late(answers.get(row.pk), today),
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
