"""Evidence that points live, gathered for a whole city in a dozen statements; rows pass by and are not kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from zhichi.domains.coverage.models.answers_given import answers_of
from zhichi.domains.coverage.models.life import CHUNK, Span, lives_of, local_date, midnight, span_of
from zhichi.domains.coverage.rules.likeness import alike
from zhichi.domains.coverage.rules.signs import Spec
from zhichi.domains.coverage.rules.vitality import Check, Facts, decay
from zhichi.domains.network.public import (
    DutyRecord,
    PhoneCheck,
    Point,
    PointKind,
    PointSpan,
    Status,
    Verification,
    VerificationPhoto,
    VerifyMethod,
    VerifyOutcome,
    verification_terms,
)
from zhichi.foundation.cases.public import Case

OUTSIDE = (VerifyMethod.ON_SITE, VerifyMethod.VIDEO)


def _checked(end: datetime) -> QuerySet[Any]:
    """Verifications from outside before a moment, by point, the last one last."""
    return Verification.objects.filter(method__in=OUTSIDE, at__lt=end).order_by("point_id", "at", "pk")


def verified_on(day: date, spec: Spec, points: Iterable[int] | None = None) -> set[int]:
    """Points (of some, or all) whose last verification from outside found them real and is still good."""
    rows = _checked(midnight(day + timedelta(1)))
    if points is not None:
        rows = rows.filter(point__in=points)
    last: dict[int, tuple[datetime, str, date | None]] = {}
    for pk, *found in rows.values_list("point_id", "at", "outcome", "expires_on").iterator(CHUNK):
        last[pk] = (found[0], found[1], found[2])
    good = timedelta(spec.verification_days)
    return {
        pk
        for pk, (at, outcome, until) in last.items()
        if outcome == VerifyOutcome.REAL.value and (until or local_date(at) + good) > day
    }


def checks_until(end: datetime, spec: Spec) -> dict[int, Check]:
    """The last verification from outside of each point before a moment."""
    rows = _checked(end)
    found: dict[int, Check] = {}
    # Looked up once: a label is a translation.
    methods = {each.value: str(each.label) for each in VerifyMethod}
    outcomes = {each.value: str(each.label) for each in VerifyOutcome}
    columns = ("point_id", "at", "method", "outcome", "expires_on", "challenge", "off_m", "pictures")
    far = verification_terms().far_m
    for pk, at, method, outcome, until, challenge, off, pictures in (
        rows.annotate(pictures=Count("photos")).values_list(*columns).iterator(CHUNK)
    ):
        day = local_date(at)
        found[pk] = Check(
            day,
            methods[method],
            outcomes[outcome],
            outcome == VerifyOutcome.REAL,
            until or day + timedelta(spec.verification_days),
            bool(challenge and pictures),
            max(1, round(off / 1000)) if off is not None and off > far else 0,
        )
    return found


def facts_on(on: date, spec: Spec) -> Iterator[tuple[int, Facts]]:
    """The evidence of every point that operates on a day, by id."""
    span = span_of(on, spec.days)
    life = lives_of(span, spec)
    said = answers_of(span, spec)
    cases = _cases(span, spec)
    duty = _duties(span)
    phone = _phones(span)
    checks = checks_until(span.end, spec)
    twins = _lookalikes(span, spec)
    for pk, tier, kind, unit, begun in _operating(on):
        told: dict[str, Any] = life.get(pk, {}) | phone.get(pk, {}) | duty.get(pk, {}) | said.get(pk, {})
        if kind != PointKind.SUB_CENTRE:
            told |= cases.get((unit, tier), {})
        yield (
            pk,
            Facts(
                tier=tier,
                age=(on - begun).days,
                check=checks.get(pk),
                lookalikes=twins.get(pk, ()),
                **told,
            ),
        )


def _operating(on: date) -> Iterator[tuple[int, str, str, int, date]]:
    spans = PointSpan.objects.on(on).filter(status=Status.OPERATING).order_by("point_id")
    columns = ("point_id", "point__tier", "point__kind", "point__unit_id", "from_on", "point__opened_on")
    for pk, tier, kind, unit, begun, opened in spans.values_list(*columns).iterator(CHUNK):
        yield pk, tier, kind, unit, min(begun, opened or begun)


def _cases(span: Span, spec: Spec) -> dict[tuple[int, str], dict[str, Any]]:
    """Cases that came in at a desk, by (unit, tier): life of the point of that desk."""
    half = spec.sign("cases").limits["half_life"]
    filed = Case.objects.filter(filed_at__gte=span.begin, filed_at__lt=span.end).order_by()
    by_day = filed.annotate(day=TruncDate("filed_at")).values_list(
        "origin_unit_id", "origin_unit__tier", "day"
    )
    found: dict[tuple[int, str], dict[str, Any]] = {}
    for unit, tier, day, n in by_day.annotate(n=Count("pk")).order_by("day"):
        told = found.setdefault((unit, tier), {"cases": 0, "cases_decayed": 0.0})
        told["cases"] += n
        told["cases_decayed"] += n * decay((span.on - day).days, half)
        told["last_case"] = day
    return found


def _duties(span: Span) -> dict[int, dict[str, Any]]:
    """Planned duties of which somebody knows whether they were kept."""
    rows = DutyRecord.objects.filter(
        planned_from__gte=span.begin, planned_from__lt=span.end, attended__isnull=False
    )
    by_point = rows.order_by().values("point_id")
    counted = by_point.annotate(
        planned=Count("pk"), kept=Count("pk", filter=Q(attended=True)), known=Count("point_person")
    )
    return {
        row["point_id"]: {"planned": row["planned"], "attended": row["kept"], "known_people": row["known"]}
        for row in counted
    }


def _phones(span: Span) -> dict[int, dict[str, Any]]:
    rows = PhoneCheck.objects.filter(at__lt=span.end).order_by("point_id", "at", "pk")
    return {
        pk: {"phoned": local_date(at), "answered": reached}
        for pk, at, reached in rows.values_list("point_id", "at", "reached").iterator(CHUNK)
    }


def _lookalikes(span: Span, spec: Spec) -> dict[int, tuple[str, ...]]:
    """Points whose pictures look like an earlier picture of another point, with the names of those.

    Whoever took the picture first is not blamed for the copy; of two taken at the same moment both are.
    """
    rows = VerificationPhoto.objects.filter(verification__at__lt=span.end)
    columns = ("phash", "verification__point_id", "verification__at")
    taken = list(rows.order_by("verification__at", "pk").values_list(*columns))
    others: dict[int, set[int]] = defaultdict(set)
    for i, j in alike([row[0] for row in taken], spec.sign("duplicates").limits["distance"]):
        (_, first, then), (_, second, later) = taken[i], taken[j]
        if first != second:
            others[second].add(first)
            if then == later:
                others[first].add(second)
    wanted = {pk for found in others.values() for pk in found}
    names = dict(Point.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    return {pk: tuple(sorted(names[other] for other in found)) for pk, found in others.items()}
