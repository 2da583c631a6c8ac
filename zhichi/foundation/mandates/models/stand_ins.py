"""Who receives for the citizens of some cases."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.mandates.enums import Scope
from zhichi.foundation.mandates.models.mandate import Mandate
from zhichi.foundation.sockets.public import StandIn


def stand_ins(cases: Collection[int], at: datetime) -> dict[int, StandIn]:
    """Fits `sockets.STAND_INS`. One statement. Scopes are read here: SQLite finds nothing in a list of JSON."""
    held = Mandate.objects.live(localdate(at)).filter(case__in=cases).only("case", "officer", "scope")
    return {
        one.case_id: StandIn(one.officer_id, reverse("mandates:one", args=[one.pk]))
        for one in held
        if Scope.RECEIVE in one.scope
    }
