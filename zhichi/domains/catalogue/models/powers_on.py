"""The powers list as it was on a day, and what happened to one item."""

from collections.abc import Callable
from datetime import date

from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.power_version import PowerVersion


def listed_on(day: date) -> list[PowerVersion]:
    """Every item in force on a day, by type and code. One statement."""
    return list(PowerVersion.objects.in_force(day).select_related("power").order_by("type", "power__code"))


def titles_of_laws() -> Callable[[str], str]:
    """Key -> full title; an unknown key stays as it is. One statement."""
    titles = dict(Law.objects.values_list("key", "title"))
    return lambda key: titles.get(key, key)
