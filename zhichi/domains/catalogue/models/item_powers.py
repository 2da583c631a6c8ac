"""Items whose power is off the list: nobody can file them any more, whatever their own version says."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhichi.domains.catalogue.models.power import Power
from zhichi.domains.catalogue.models.power_version import PowerVersion
from zhichi.foundation.statements.public import Slot


def barred(day: date | Slot) -> Q:
    """Item versions that name powers, all of which have left the list by a day. A part of one statement."""
    named = Power.objects.filter(items=OuterRef("pk"))
    return Q(Exists(named.filter(off_the_list(day)))) & ~Q(Exists(named.filter(~off_the_list(day))))


def off_the_list(day: date | Slot) -> Q:
    """Powers that were on the list and are no more; one that will only come is not among them."""
    ended = PowerVersion.objects.filter(power=OuterRef("pk"), effective_to__lte=day)
    return Q(Exists(ended)) & ~Q(Exists(_listed(day)))


def _listed(day: date | Slot) -> QuerySet[PowerVersion]:
    begun = PowerVersion.objects.filter(power=OuterRef("pk"), effective_from__lte=day)
    return begun.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=day))
