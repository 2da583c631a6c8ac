"""When what everybody may know of the register last changed."""

from datetime import datetime, time

from django.db.models import CharField, F, Max, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone

from zhichi.domains.network.models.point import Point
from zhichi.foundation.ledger.public import Entry

# Many points entered at once, and the names of the places where they stand.
IN_BULK = ("network:points", "regions:import")


def published_at(at: datetime) -> datetime:
    """The newest act upon any point, but at least the beginning of the day, whose date the files bear.

    Acts that change nothing public count too: the moment is never too early, so nobody is told wrongly that
    what he has is still true.
    """
    about = Concat(Value("point:"), F("code"), output_field=CharField())
    subjects = Point.objects.order_by().annotate(subject=about).values("subject")
    acts = Entry.objects.filter(Q(subject__in=subjects) | Q(subject__in=IN_BULK), at__lte=at)
    midnight = datetime.combine(timezone.localdate(at), time(), tzinfo=timezone.get_current_timezone())
    newest = acts.order_by().aggregate(newest=Max("at"))["newest"]
    return max(newest, midnight) if newest else midnight
