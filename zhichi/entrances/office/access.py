"""What a system administrator may do to units and divisions. Refusals are the sentence people read."""

from django.db.models import Count, Q, QuerySet

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Unit
from zhichi.kernel.verdict import ALLOWED, Verdict

OUTSIDE = Verdict(False, "这个机构不在您管理的范围内。")
CLOSED = Verdict(False, "这个机构已经撤销。")
CITY_ONLY = Verdict(False, "调整服务区划由市司法局的系统管理员办理。")


def units_of(actor: Actor) -> QuerySet[Unit]:
    """Units in the subtrees of the administrator's posts."""
    inside = Q(pk__in=[])
    for path in set(actor.paths(Role.SYSTEM_ADMIN)):
        inside |= Q(path__startswith=path)
    return Unit.objects.filter(inside).select_related("parent", "region")


def with_count(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Each with `below`, how many open units stand directly under it."""
    return units.annotate(below=Count("children", filter=Q(children__valid_to=None)))


def roots_of(actor: Actor) -> list[str]:
    """Paths of the units at the head of what the administrator answers for."""
    paths = set(actor.paths(Role.SYSTEM_ADMIN))
    return sorted(
        path for path in paths if not any(path != other and path.startswith(other) for other in paths)
    )


def can_change_unit(actor: Actor, unit: Unit) -> Verdict:
    """Its name and telephone, and units under it."""
    if not actor.within(unit.path, Role.SYSTEM_ADMIN):
        return OUTSIDE
    return ALLOWED if unit.valid_to is None else CLOSED


def can_uproot(actor: Actor, unit: Unit) -> Verdict:
    """Moving and closing: whoever answers for the unit above it."""
    verdict = can_change_unit(actor, unit)
    if not verdict:
        return verdict
    if unit.parent is None:
        return Verdict(False, "市司法局是最上级的机构，不能调整隶属，也不能撤销。")
    if not actor.within(unit.parent.path, Role.SYSTEM_ADMIN):
        return Verdict(False, "这是您所在的机构，请上级的系统管理员办理。")
    return ALLOWED


def can_give_regions(actor: Actor, unit: Unit) -> Verdict:
    """What a unit serves is taken from its neighbours: the city decides."""
    if not actor.has(Role.SYSTEM_ADMIN, "city"):
        return CITY_ONLY
    return can_change_unit(actor, unit)


def can_change_regions(actor: Actor) -> Verdict:
    if actor.has(Role.SYSTEM_ADMIN, "city"):
        return ALLOWED
    return Verdict(False, "登记区划变更由市司法局的系统管理员办理。")
