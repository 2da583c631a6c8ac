"""What whoever was served said of a point with the codes of slips."""

from collections import defaultdict
from datetime import datetime, timedelta

from zhichi.domains.coverage.models.life import CHUNK, Span
from zhichi.domains.coverage.rules.herds import herded
from zhichi.domains.coverage.rules.signs import Spec
from zhichi.domains.network.public import Slip, SlipAnswer


def answers_of(span: Span, spec: Spec) -> dict[int, dict[str, int]]:
    """By point: slips answered in the days looked at, denials, confirmations and those in herds. One statement."""
    limits = spec.sign("herds").limits
    confirmed: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
    denied: dict[int, int] = defaultdict(int)
    rows = Slip.objects.filter(answered_at__gte=span.begin, answered_at__lt=span.end).order_by()
    columns = ("event__point_id", "answer", "origin", "answered_at")
    for pk, answer, origin, at in rows.values_list(*columns).iterator(CHUNK):
        if answer == SlipAnswer.SERVED.value:
            confirmed[pk].append((origin, at))
        else:
            denied[pk] += 1
    within = timedelta(minutes=limits["minutes"])
    return {
        pk: {
            "answers": len(confirmed[pk]) + denied[pk],
            "denied": denied[pk],
            "by_slip": len(confirmed[pk]),
            "herded": herded(confirmed[pk], within=within, at_least=limits["together"]),
        }
        for pk in {*confirmed, *denied}
    }
