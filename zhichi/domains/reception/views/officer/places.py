"""The hall behind an address, for who may see it."""

from django.http import Http404

from zhichi.domains.network.public import Point
from zhichi.domains.reception.rules.subjects import POINT
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.public import Hall, Resource


def hall_or_404(actor: Actor, code: str) -> Hall:
    """404 for a hall outside the officer's scope: he does not learn that it is there."""
    halls = Hall.objects.visible_to(actor).select_related("unit").prefetch_related("resources")
    found = halls.filter(subject=f"{POINT}{code}").first()
    if found is None:
        raise Http404("没有这个大厅")
    return found


def resource_or_404(hall: Hall, pk: int) -> Resource:
    found = hall.resources.filter(pk=pk, active=True).first()
    if found is None:
        raise Http404("没有这个窗口")
    return found


def point_or_404(actor: Actor, code: str) -> Point:
    found = Point.objects.of_branch(actor).select_related("unit", "region").filter(code=code).first()
    if found is None:
        raise Http404("没有这个服务点")
    return found
