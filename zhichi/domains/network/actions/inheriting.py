"""Where people live and how many: what passes on when a village was merged or got another code."""

from zhichi.domains.network.models import Locality
from zhichi.foundation.regions.public import RegionSuccessor
from zhichi.foundation.sockets.public import Passing


def hand_on(passing: Passing) -> None:
    """Give the heir of an ended village its people and its position; after a split nobody can say, so nobody does.

    Effects inside the transaction and the entry of the change of division.
    """
    for heir in passing.heirs:
        if heir in passing.begun:
            _reckon(heir)
        elif len(passing.heirs) == 1:
            _add(passing.former, heir, 1)


def take_back(passing: Passing) -> None:
    """Undo `hand_on`, once the record of the change is gone."""
    for heir in passing.heirs:
        if heir in passing.begun:
            _reckon(heir)
        elif len(passing.heirs) == 1:
            _add(passing.former, heir, -1)


def _reckon(heir: str) -> None:
    """A village that began with a change has the people of all that passed whole into it, where most of them lived."""
    formers = list(
        RegionSuccessor.objects.filter(successor=heir).order_by("former_id").select_related("former")
    )
    ends = [each.former_id for each in formers]
    split = RegionSuccessor.objects.filter(former__in=ends).exclude(successor=heir).exists()
    known = Locality.objects.in_bulk(ends)
    there = [known[code] for code in ends if code in known]
    if split or not there or len(there) < len(ends):
        # Told of nobody, or of a part only: better nothing than half of it. What somebody recorded since stays.
        Locality.objects.filter(pk=heir, source__startswith=HANDED).delete()
        return
    names = "、".join(each.former.name for each in formers)
    most = max(there, key=lambda each: (each.lon is not None, each.people or 0))
    told = {
        "lon": most.lon,
        "lat": most.lat,
        "people": None
        if any(each.people is None for each in there)
        else sum(each.people or 0 for each in there),
        "as_of": min(each.as_of for each in there),
        "source": f"{HANDED}{names}"[:100],
        "synthetic": any(each.synthetic for each in there),
    }
    Locality.objects.update_or_create(region_id=heir, defaults=told)


def _add(former: str, heir: str, sign: int) -> None:
    was, now = Locality.objects.filter(pk=former).first(), Locality.objects.filter(pk=heir).first()
    if was and now and was.people is not None and now.people is not None:
        Locality.objects.filter(pk=heir).update(people=max(0, now.people + sign * was.people))


# How a source begins that was handed on, before the names of the villages it came from.
HANDED = "由原区划带来："
