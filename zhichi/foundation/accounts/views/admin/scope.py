"""The units an administrator answers for."""

from django.db.models import Q, QuerySet

from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.regions.public import Unit


def units_of(actor: Actor, role: str) -> QuerySet[Unit]:
    """The subtrees of the actor's posts with this role; none without such a post."""
    inside = Q(pk__in=[])
    for path in set(actor.paths(role)):
        inside |= Q(path__startswith=path)
    return Unit.objects.filter(inside)
