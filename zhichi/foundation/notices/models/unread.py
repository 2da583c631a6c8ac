"""How much an officer has not read yet, and whether anything could not be delivered at all: statements built once."""

from datetime import datetime

from django.db.models import Count, DateTimeField, Min, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from zhichi.foundation.notices.enums import Audience
from zhichi.foundation.notices.models.delivery import Delivery
from zhichi.foundation.notices.models.notice import Notice
from zhichi.foundation.notices.models.wish import OfficerWish
from zhichi.foundation.statements.public import Slot, among, reading


@reading
def unread(
    width: int, /, *, officer: Slot, since: Slot, **units: Slot
) -> QuerySet[Notice, tuple[str, int, datetime]]:
    """How many since then that this officer has not read, and the oldest of them: one row, or none."""
    read_to = OfficerWish.objects.filter(officer=officer).values("read_to")[:1]
    mine = Q(officer=officer) | (Q(officer=None) & among("unit_id", units.values()))
    rows = Notice.objects.filter(mine, audience=Audience.OFFICER, at__gt=since).order_by()
    fresh = rows.filter(at__gt=Coalesce(Subquery(read_to, output_field=DateTimeField()), since))
    return fresh.values_list("audience").annotate(Count("pk"), Min("at"))


@reading
def any_unsettled() -> QuerySet[Delivery, int]:
    """One that nobody has settled, of whomever."""
    return Delivery.objects.unsettled().order_by("pk").values_list("pk", flat=True)[:1]
