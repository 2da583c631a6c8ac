"""What an officer has not read yet, and whether something of his could not be delivered: one statement, built once."""

from datetime import datetime

from django.db.models import Count, DateTimeField, Min, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from zhichi.foundation.notices.enums import Audience
from zhichi.foundation.notices.models.notice import Notice
from zhichi.foundation.notices.models.wish import OfficerWish
from zhichi.foundation.statements.public import Slot, among, reading

UNDELIVERED = "office.undelivered"


@reading
def at_desk(
    width: int, /, *, officer: Slot, since: Slot, **units: Slot
) -> QuerySet[Notice, tuple[str, int, datetime | None, int]]:
    """Since then: how many he has not read, the oldest of them, and how many said that something came back.

    One row, or none.
    """
    read_to = OfficerWish.objects.filter(officer=officer).values("read_to")[:1]
    fresh = Q(at__gt=Coalesce(Subquery(read_to, output_field=DateTimeField()), since))
    mine = Q(officer=officer) | (Q(officer=None) & among("unit_id", units.values()))
    rows = Notice.objects.filter(mine, audience=Audience.OFFICER, at__gt=since).order_by()
    return rows.values_list("audience").annotate(
        count=Count("pk", filter=fresh),
        oldest=Min("at", filter=fresh),
        came_back=Count("pk", filter=Q(event=UNDELIVERED)),
    )
