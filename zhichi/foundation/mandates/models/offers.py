"""What the citizen's page of a case says where somebody acts for him."""

from datetime import datetime

from django.urls import reverse

from zhichi.foundation.cases.public import Case
from zhichi.foundation.mandates.models.mandate import Mandate
from zhichi.foundation.sockets.public import CitizenOffer


def offers(case: Case, at: datetime) -> list[CitizenOffer]:
    """Fits `sockets.CITIZEN_OFFERS`. One statement."""
    held = Mandate.objects.filter(case=case).values_list("revoked_at", flat=True)[:1]
    if not held:
        return []
    title = "看谁在替我代办" if held[0] else "看谁在替我代办、撤回委托"
    return [CitizenOffer(title, reverse("mandates:mine", args=[case.tracking_code]))]
