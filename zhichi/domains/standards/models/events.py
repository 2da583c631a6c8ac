"""What has happened at many points: verifications, calls that were answered, services. One statement each."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils.timezone import localdate

from zhichi.domains.network.public import (
    PhoneCheck,
    ServiceEvent,
    Verification,
    VerifyMethod,
    VerifyOutcome,
)


def verified_of(inside: Any) -> dict[int, tuple[date, date | None]]:
    """Day and last day of the newest verification; without a last day when what was found is not a living point."""
    rows = Verification.objects.filter(point__in=inside).exclude(method=VerifyMethod.SELF_REPORT)
    found: dict[int, tuple[date, date | None]] = {}
    for pk, at, outcome, until in rows.order_by("at", "pk").values_list(
        "point_id", "at", "outcome", "expires_on"
    ):
        found[pk] = (localdate(at), until if outcome == VerifyOutcome.REAL else None)
    return found


def phones_reached(inside: Any) -> dict[int, bool]:
    rows = PhoneCheck.objects.filter(point__in=inside).order_by("at", "pk").values_list("point_id", "reached")
    return dict(rows)


def events_of(inside: Any, at: datetime, days: list[int]) -> dict[int, dict[int, tuple[int, int]]]:
    """Services and confirmed services by days back, counted by the database."""
    if not days:
        return {}
    since = {n: at - timedelta(days=n) for n in days}
    wanted: dict[str, Any] = {}
    for n in days:
        wanted[f"all{n}"] = Count("pk", filter=Q(at__gte=since[n]))
        wanted[f"confirmed{n}"] = Count("pk", filter=Q(at__gte=since[n], confirmed=True))
    rows = ServiceEvent.objects.filter(point__in=inside, at__gte=since[days[-1]], at__lte=at)
    counted: list[dict[str, int]] = list(rows.order_by().values("point_id").annotate(**wanted))  # type: ignore[arg-type]
    return {row["point_id"]: {n: (row[f"all{n}"], row[f"confirmed{n}"]) for n in days} for row in counted}
