"""When an adviser is at a point, from the planned duty records; never from a check-in."""

from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.network.public import DutyRecord, PersonKind, Point, PointPerson, holds_on
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.sockets.public import Doing

AHEAD_DAYS, BACK_DAYS = 60, 365


def advisers_of(point: Point, at: datetime) -> QuerySet[PointPerson]:
    return PointPerson.objects.filter(holds_on(localdate(at)), point=point, kind=PersonKind.ADVISER).order_by(
        "name"
    )


def coming(point: Point, at: datetime) -> QuerySet[DutyRecord]:
    """Planned visits of advisers in the next two months, the soonest first. One statement."""
    until = at + timedelta(days=AHEAD_DAYS)
    rows = DutyRecord.objects.filter(point=point, planned_to__gte=at, planned_from__lt=until)
    return (
        rows.filter(point_person__kind=PersonKind.ADVISER)
        .select_related("point_person")
        .order_by("planned_from", "pk")
    )


def doings(point: Point, day: object) -> list[Doing]:
    """Fits `sockets.PLACE_DOINGS`. One statement."""
    if not PointPerson.objects.filter(point=point, kind=PersonKind.ADVISER).exists():
        return []
    return [Doing("法律顾问哪天来", reverse("lawtalk:duty", args=[point.code]), icon="calendar")]


def points_of(actor: Actor, at: datetime, *, own: bool) -> QuerySet[Point]:
    """Points with an adviser: where I am the adviser myself, else those of my branch; with what people said of the
    advisers' services of the last year, apart from those of others at the point. One statement."""
    since = at - timedelta(days=BACK_DAYS)
    adviser = PointPerson.objects.filter(holds_on(localdate(at)), kind=PersonKind.ADVISER)
    if own:
        adviser = adviser.filter(officer=actor.officer_id)
    lately = Q(events__at__gte=since)
    by_adviser = lately & Q(events__person__kind=PersonKind.ADVISER)
    return (
        Point.objects.of_branch(actor)
        .filter(pk__in=adviser.values("point"))
        .select_related("region")
        .annotate(
            all_services=Count("events", filter=lately, distinct=True),
            services=Count("events", filter=by_adviser, distinct=True),
            confirmed=Count("events", filter=by_adviser & Q(events__confirmed=True), distinct=True),
            denied=Count("events", filter=by_adviser & Q(events__slip__answer="not_served"), distinct=True),
        )
        .order_by("region__code", "code")
    )
