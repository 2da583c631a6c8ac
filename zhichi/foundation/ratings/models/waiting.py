"""Bad grades and complaints that wait for an officer, as the first screen tells them."""

from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ratings.enums import State
from zhichi.foundation.ratings.models.pressure import Pressure
from zhichi.foundation.ratings.models.rectification import HANDLERS, Rectification
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, padded, reading

GROUP = "服务评价"


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`: two statements when nothing is open, else four at most."""
    if not any(actor.has(role) for role in HANDLERS):
        return []
    paths = {f"path{n}": path for n, path in enumerate(padded(actor.paths(*HANDLERS)))}
    # Most days nobody was displeased: that is asked before the long question.
    if not _open(len(paths), **paths) and not _pressed():
        return []
    late = Count("pk", filter=Q(due_on__lt=localdate(at)))
    rows = Rectification.objects.waiting_for(actor).order_by()
    told = rows.values_list("state").annotate(Count("pk"), late=late, since=Min("moved_at"))
    counted = {state: rest for state, *rest in told}
    found = []
    for state in State:
        if state in counted:
            count, past, since = counted[state]
            url = f"{reverse('ratings:rectifications')}?tab={state.value}"
            title = f"差评{state.label}"
            found.append(Waiting(GROUP, title, count, url, late=past, since=localdate(since)))
    pressed = Pressure.objects.visible_to(actor).filter(answered_at=None)
    complaints = pressed.aggregate(count=Count("pk"), since=Min("told_at"))
    if complaints["count"]:
        url = reverse("ratings:pressures")
        since = localdate(complaints["since"])
        found.append(Waiting(GROUP, "强迫、诱导评价的投诉", complaints["count"], url, since=since))
    return found


@reading
def _open(width: int, /, **paths: Slot) -> QuerySet[Rectification, int]:
    """Whether anything is open in these branches, whoever's it is to move."""
    inside = Q(pk__in=[])
    for path in paths.values():
        inside |= Q(unit__path__startswith=path)
    rows = Rectification.objects.filter(inside).exclude(state=State.CLOSED).order_by()
    return rows.values_list("pk", flat=True)[:1]


@reading
def _pressed() -> QuerySet[Pressure, int]:
    return Pressure.objects.filter(answered_at=None).order_by().values_list("pk", flat=True)[:1]
