"""What its citizen is offered beside the progress of a complaint. Fits `sockets.CITIZEN_OFFERS`."""

from datetime import datetime

from django.urls import reverse

from zhichi.domains.complaints.enums import KIND
from zhichi.domains.complaints.rules import ARRANGE, READING
from zhichi.foundation.cases.public import Case
from zhichi.foundation.sockets.public import CitizenOffer


def offers(case: Case, at: datetime) -> list[CitizenOffer]:
    """A time to read the file, once its copy is ready and until it was read. One statement."""
    if case.kind != KIND:
        return []
    last = case.acts.filter(verb__in=READING).order_by("-seq").values_list("verb", flat=True).first()
    if last != ARRANGE:
        return []
    return [CitizenOffer("约时间来看案卷（填上本件的查询码）", reverse("reception:halls"))]
