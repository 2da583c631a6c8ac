"""Telling whoever agreed to take papers on the portal that one waits there. No service: that is when he signs."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from zhichi.foundation.notices.public import To, send, was_told
from zhichi.foundation.service.enums import OPEN
from zhichi.foundation.service.models import Consent, Service

EVENT = "service.waiting"
# Who has the page open signs at once and needs no message; and after a standstill nobody is told of what is old.
AFTER, BEHIND = timedelta(hours=1), timedelta(days=3)
# Served in another way meanwhile, or forgotten: then the message is pointless.
WITHIN = timedelta(days=14)


def call(*, at: datetime) -> int:
    """Tell each once; answers how many were told now. Safe to run twice and in parallel."""
    agreed = Consent.objects.filter(revoked_at=None, given_at__lte=at).values("party")
    waits = Service.objects.filter(state__in=OPEN, party__in=agreed)
    waits = waits.filter(planned_at__range=(at - BEHIND, at - AFTER)).select_related("case__unit")
    return sum(_called(one, at) for one in waits.order_by("pk"))


@transaction.atomic
def _called(service: Service, at: datetime) -> bool:
    case, cause = service.case, f"service-{service.pk}"
    if was_told(subject=case.subject, event=EVENT, cause=cause):
        return False
    page = reverse("service:mine", args=[case.tracking_code])
    send(
        event=EVENT,
        subject=case.subject,
        to=To(case=case),
        at=at,
        cause=cause,
        page=page,
        until=at + WITHIN,
    )
    return True
