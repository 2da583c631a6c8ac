"""Which points and assessments lie in my branch."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from zhichi.domains.network.public import Point
from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.models import Assessment
from zhichi.foundation.accounts.public import Actor


def branch(actor: Actor, to_unit: str) -> Q:
    """The condition that the unit reached by `to_unit` lies below a post that reads assessments."""
    seen = Q(pk__in=[])
    for path in actor.paths(*READERS):
        seen |= Q(**{f"{to_unit}__path__startswith": path})
    return seen


def my_points(actor: Actor) -> QuerySet[Point]:
    """The points of my branch, whatever their state."""
    return Point.objects.filter(branch(actor, "unit"))


def my_assessments(actor: Actor) -> QuerySet[Assessment]:
    return Assessment.objects.visible_to(actor).filter(branch(actor, "point__unit"))


def assessment_or_404(actor: Actor, pk: int) -> Assessment:
    rows = my_assessments(actor).select_related("point__unit", "point__region", "checklist")
    return get_object_or_404(rows, pk=pk)
