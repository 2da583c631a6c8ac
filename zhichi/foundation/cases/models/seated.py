"""Who sits at a desk and which bureaus there are, by what they are called: what a verb picks them by."""

from zhichi.foundation.accounts.public import Officer, Post
from zhichi.foundation.cases.rules import DESK, OVERSIGHT
from zhichi.foundation.regions.public import Unit, UnitKind

BUREAUS = (UnitKind.BUREAU, UnitKind.COUNTY_BUREAU, UnitKind.DEV_ZONE_BUREAU)


def officers_at(unit: Unit) -> dict[str, Officer]:
    """Officers in service at this desk or below it, by name; two of one name are told apart by how they log in."""
    posts = Post.objects.filter(
        to_on=None,
        role__in=sorted(OVERSIGHT | DESK),
        unit__path__startswith=unit.path,
        officer__is_active=True,
    )
    people = {post.officer_id: post.officer for post in posts.select_related("officer")}
    names = [officer.name for officer in people.values()]
    called = {
        f"{one.name}（{one.username}）" if names.count(one.name) > 1 else one.name: one
        for one in people.values()
    }
    return dict(sorted(called.items()))


def bureaus_by_name() -> dict[str, Unit]:
    """The city's bureau and those of its counties and zones that there are today."""
    units = Unit.objects.filter(kind__in=BUREAUS, valid_to__isnull=True).order_by("path")
    return {unit.name: unit for unit in units}
